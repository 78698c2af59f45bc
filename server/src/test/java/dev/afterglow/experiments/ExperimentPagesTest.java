package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.NewAction;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.State;
import dev.afterglow.actions.Strength;
import dev.afterglow.detectors.KnownEvent;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import dev.afterglow.testing.ServerTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/// Who agrees, what the gates say, pages and the API.
@ServerTest
class ExperimentPagesTest extends ExperimentCompany {

    @Test
    void every_gate_says_why_and_its_answer_is_kept() {
        ExperimentId id = drafted(0, Source.HUNCH);
        watched("LEARNING", NOW);
        incidents.declare(
                new Declaration(
                        "No picture", "", IncidentKind.IMPACT, 2, List.of(), null, null, null),
                ana,
                NOW);
        leavesItsBand(LOGINS);
        clock.set(Instant.parse("2026-03-07T23:00:00Z"));

        Run run = experiments.run(experiments.start(id, ana, clock.instant())).orElseThrow();

        assertThat(run.line().state()).isEqualTo(RunState.REFUSED);
        assertThat(noes(run))
                .containsExactly(
                        "Approved by another",
                        "The owning team agreed",
                        "Within the blast radius",
                        "The file may be run",
                        "No incident is open",
                        "Stream starts per second is in its band",
                        "No other key metric is outside",
                        "People of the team are at work");
        assertThat(called).isEmpty();
    }

    @Test
    void nothing_begins_on_a_day_that_a_key_metric_knows() {
        metrics.define(
                metrics.metric(LOGINS)
                        .orElseThrow()
                        .withWatching(
                                metrics.metric(LOGINS)
                                        .orElseThrow()
                                        .watching()
                                        .withEvents(
                                                List.of(
                                                        new KnownEvent(
                                                                "Final",
                                                                NOW.minusSeconds(60).toEpochMilli(),
                                                                NOW.plusSeconds(60).toEpochMilli(),
                                                                KnownEvent.Effect.EXPECTED)))),
                NOW);
        watched("NORMAL", NOW);
        ExperimentId id = agreedAndApproved(0);

        Run during = experiments.run(experiments.start(id, ana, NOW)).orElseThrow();

        assertThat(noes(during)).containsExactly("It is no holiday, freeze or known day");
        assertThat(during.gates()).anyMatch(gate -> gate.answer().equals("It is Final (Logins)."));
    }

    @Test
    void a_second_run_on_the_same_target_is_refused() {
        ExperimentId id = agreedAndApproved(0);
        experiments.start(id, ana, NOW);

        Run second = experiments.run(experiments.start(id, bo, NOW)).orElseThrow();

        assertThat(noes(second)).containsExactly("The target is free");
    }

    @Test
    void the_author_does_not_approve_and_strangers_do_not_agree() {
        people.person("eve");
        ExperimentId id = drafted(0, Source.HUNCH);
        Agreement agreement =
                new Agreement(PLAYBACK, new PersonId("eve"), NOW.plusSeconds(60), 5, List.of());

        assertThat(experiments.approve(id, ana, NOW)).isInstanceOf(Answer.Refused.class);
        assertThat(experiments.agree(agreement, people.actor("eve"), NOW))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_file_that_is_none_and_names_that_are_not_there_are_refused() {
        assertThatThrownBy(() ->
                        experiments.draft(
                                new Draft("{", PLAYBACK, 5, 10, List.of(SPS), Source.HUNCH, ""),
                                ana,
                                NOW))
                .hasMessageContaining("The file, line 1:");
        assertThatThrownBy(() ->
                        experiments.draft(
                                new Draft(
                                        file(0),
                                        new ServiceId("none"),
                                        5,
                                        10,
                                        List.of(SPS),
                                        Source.HUNCH,
                                        ""),
                                ana,
                                NOW))
                .hasMessage("There is no service none");
        assertThatThrownBy(() -> new Draft("{}", PLAYBACK, 5, 10, List.of(), Source.HUNCH, ""))
                .hasMessageContaining("Name 1 to 20 key metrics");
    }

    @Test
    void pages_show_it_all_and_an_upheld_run_closes_an_action() {
        ExperimentId id = agreedAndApproved(0);
        assertThat(experiments.expect(id, "It holds", ana, NOW)).isEqualTo(Answer.done());
        Run run = played(id);
        ActionId action =
                actions.add(
                        new NewAction(
                                "A fallback",
                                "",
                                new Origin.ByHand(),
                                Cost.DAYS,
                                3,
                                Strength.ELIMINATE,
                                null,
                                null,
                                null),
                        ana,
                        NOW);

        var proved =
                pages.post()
                        .uri(run.line().address() + "/proves")
                        .with(people.signedIn("ana"))
                        .param("action", action.toString())
                        .exchange();
        var saw =
                pages.post()
                        .uri(run.line().address() + "/saw")
                        .with(people.signedIn("viv"))
                        .param("surprise", "2")
                        .param("noticed", "nobody")
                        .param("saw", "a cache held")
                        .exchange();

        assertThat(proved).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(saw).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(actions.action(action).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(pages.get().uri(run.line().address()).with(people.signedIn("ana")))
                .bodyText()
                .contains("upheld", "It holds", "we could have known", "a cache held");
        assertThat(pages.get().uri(run.line().address() + "/journal").with(people.signedIn("ana")))
                .bodyText()
                .contains("\"chaoslib-version\"");
    }

    @Test
    void an_incident_fills_the_draft_with_its_target_metrics_and_times() {
        IncidentId id =
                incidents.declare(
                        new Declaration(
                                "No \"picture\" at all",
                                "The list was empty.",
                                IncidentKind.IMPACT,
                                2,
                                List.of(PLAYBACK),
                                null,
                                null,
                                null),
                        ana,
                        NOW);
        leavesItsBand(LOGINS);
        clock.advance(java.time.Duration.ofMinutes(42));

        var page =
                pages.get()
                        .uri("/experiments/new?source=incident&ref=" + id)
                        .with(people.signedIn("ana"))
                        .exchange();

        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("Again, on purpose: No", "The list was empty.", "From " + id)
                .contains("left their band: Logins", "value=\"42\"")
                .contains("<option value=\"playback\" selected>")
                .contains("value=\"logins\" checked", "value=\"sps\" checked");
    }

    @Test
    void each_page_shows_what_there_is() {
        ExperimentId id = agreedAndApproved(0);
        Run run = played(id);

        for (String page :
                List.of(
                        "/experiments",
                        "/experiments/" + id,
                        run.line().address(),
                        "/experiments/new?source=risk&ref=7",
                        "/radar/risks/7/experiments")) {
            assertThat(pages.get().uri(page).with(people.signedIn("ana"))).as(page).hasStatusOk();
        }
    }

    @Test
    void the_api_drafts_starts_tells_and_halts() {
        agree(5);
        String body =
                """
                {"file": %s, "service": "playback", "percent": 5, "minutes": 10,
                 "metrics": ["sps"], "source": "incident", "ref": "INC-1"}
                """
                        .formatted(
                                tools.jackson.databind.json.JsonMapper.shared()
                                        .writeValueAsString(file(0)));

        assertThat(
                        pages.post()
                                .uri("/api/experiments")
                                .with(people.signedIn("ana"))
                                .contentType("application/json")
                                .content(body))
                .hasStatus(HttpStatus.CREATED)
                .bodyText()
                .contains("EXP-");
        ExperimentId id = experiments.newest().getFirst().id();
        assertThat(experiments.approve(id, bo, NOW)).isEqualTo(Answer.done());
        assertThat(
                        pages.post()
                                .uri("/api/experiments/" + id + "/runs")
                                .with(people.signedIn("ana")))
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyText()
                .contains("\"state\":\"waiting\"");
        assertThat(
                        pages.post()
                                .uri("/api/experiments/" + id + "/runs")
                                .with(people.signedIn("ana")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("The target is free");
        assertThat(
                        pages.post()
                                .uri("/api/experiments/halt")
                                .with(people.signedIn("viv"))
                                .param("reason", "enough"))
                .hasStatusOk();
        assertThat(experiments.halted()).contains("enough");
    }
}
