package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ActionsTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId DRM = new ServiceId("drm");
    private static final Guard GUARD =
            new Guard("Silence reads as go", "Asking first", "A switch", LocalDate.of(2027, 2, 1));

    @Autowired private Actions actions;
    @Autowired private ActionJobs jobs;
    @Autowired private Incidents incidents;
    @Autowired private Services services;
    @Autowired private TestPeople people;
    @Autowired private JdbcClient database;
    @Autowired private MockMvcTester pages;

    private Actor ana;

    @BeforeEach
    void ana() {
        people.person("ana");
        ana = people.actor("ana");
        services.define(new Service(DRM, "DRM keys", null, Set.of()), NOW);
    }

    @Test
    void an_idea_rests_until_its_soak_time_is_over() {
        ActionId id = actions.add(idea(Cost.DAYS, null), ana, NOW);

        Result early = actions.decide(id, null, ana, NOW.plusSeconds(60));
        Result later = actions.decide(id, new PersonId("ana"), ana, NOW.plus(days(3)));

        assertThat(early).isInstanceOf(Result.Refused.class);
        assertThat(later).isEqualTo(Result.done());
        Action action = actions.action(id).orElseThrow();
        assertThat(action.state()).isEqualTo(State.OPEN);
        assertThat(action.owner()).isEqualTo(new PersonId("ana"));
    }

    @Test
    void a_yes_that_names_nobody_leaves_it_with_whoever_has_it() {
        NewAction owned =
                new NewAction(
                        "x",
                        "",
                        new Origin.ByHand(),
                        Cost.DAYS,
                        3,
                        Strength.WRITE,
                        new PersonId("ana"),
                        null,
                        NOW);
        ActionId id = actions.add(owned, ana, NOW);

        actions.decide(id, null, ana, NOW);

        assertThat(actions.action(id).orElseThrow().owner()).isEqualTo(new PersonId("ana"));
        actions.give(id, null, ana, NOW);
        assertThat(actions.action(id).orElseThrow().owner()).isNull();
    }

    @Test
    void what_takes_minutes_need_not_rest() {
        ActionId id = actions.add(idea(Cost.MINUTES, null), ana, NOW);

        assertThat(actions.decide(id, null, ana, NOW)).isEqualTo(Result.done());
    }

    @Test
    void forecasts_are_hidden_until_opened_and_then_nobody_is_named() {
        ActionId id = actions.add(idea(Cost.DAYS, null), ana, NOW);
        for (int i = 0; i < 5; i++) {
            PersonId person = people.person("p" + i).id();
            assertThat(actions.forecast(id, person, 40 + 10 * i)).isEqualTo(Result.done());
        }
        assertThat(actions.said(List.of(id))).isEmpty();

        actions.openForecasts(id, ana, NOW);

        assertThat(actions.said(List.of(id))).containsEntry(id, new Said(5, 60));
        assertThat(database.sql("select count(*) from actions.forecast").query(Long.class).single())
                .isZero();
        assertThat(actions.forecast(id, new PersonId("p1"), 10))
                .isEqualTo(Result.refused("The forecasts of " + id + " are open already."));
    }

    @Test
    void a_second_thought_replaces_the_first() {
        ActionId id = actions.add(idea(Cost.DAYS, null), ana, NOW);
        actions.forecast(id, new PersonId("ana"), 90);

        actions.forecast(id, new PersonId("ana"), 20);

        assertThat(actions.forecasters(id)).isEqualTo(1);
        assertThat(actions.ownForecast(id, new PersonId("ana"))).contains(20);
    }

    @Test
    void a_no_says_why_and_is_final() {
        ActionId id = actions.add(idea(Cost.DAYS, null), ana, NOW);

        Result without = actions.end(id, ending(State.DECLINED, "", null), ana);
        Result with = actions.end(id, ending(State.DECLINED, "Dearer than we thought", null), ana);
        Result again = actions.end(id, ending(State.DONE, "", null), ana);

        assertThat(without)
                .isEqualTo(Result.refused("Say why. The reason is what others learn from."));
        assertThat(with).isEqualTo(Result.done());
        assertThat(again).isEqualTo(Result.refused(id + " ended already: declined."));
    }

    @Test
    void nothing_is_overtaken_by_what_it_overtook() {
        ActionId first = actions.add(idea(Cost.DAYS, null), ana, NOW);
        ActionId second = actions.add(idea(Cost.DAYS, null), ana, NOW);
        actions.end(first, ending(State.OVERTAKEN, "Replaced", second), ana);

        Result circle = actions.end(second, ending(State.OVERTAKEN, "Replaced", first), ana);
        Result itself = actions.end(second, ending(State.OVERTAKEN, "Replaced", second), ana);

        assertThat(circle)
                .isEqualTo(
                        Result.refused(
                                "%s cannot be overtaken by %s, which leads back to %s."
                                        .formatted(second, first, second)));
        assertThat(itself).isInstanceOf(Result.Refused.class);
        assertThat(actions.action(second).orElseThrow().state()).isEqualTo(State.RESTING);
    }

    @Test
    void an_automation_is_not_done_before_its_guard_is_answered() {
        ActionId id = actions.add(idea(Cost.DAYS, DRM), ana, NOW);

        Result unguarded = actions.end(id, ending(State.DONE, "", null), ana);
        actions.guard(id, GUARD, ana, NOW);
        Result guarded = actions.end(id, ending(State.DONE, "", null), ana);

        assertThat(unguarded).isInstanceOf(Result.Refused.class);
        assertThat(guarded).isEqualTo(Result.done());
        assertThat(actions.automations()).extracting(Action::id).containsExactly(id);
    }

    @Test
    void an_automation_is_found_in_an_incident_four_months_later() {
        ActionId id = actions.add(idea(Cost.DAYS, DRM), ana, NOW);
        actions.guard(id, GUARD, ana, NOW);
        actions.end(id, ending(State.DONE, "", null), ana);
        Instant later = NOW.plus(days(120));
        IncidentId incident = declare(later);

        actions.tookPart(id, incident, ana, later);
        actions.tookPart(id, incident, ana, later);

        assertThat(actions.automationsIn(incident)).extracting(Action::id).containsExactly(id);
        assertThat(get("/incidents/" + incident + "/actions"))
                .bodyText()
                .contains("Automations that took part", "Two key sets");
        assertThat(actions.history(id)).filteredOn(l -> l.text().contains("Took part")).hasSize(1);
    }

    @Test
    void what_nobody_touches_for_half_a_year_has_gone_quiet() {
        ActionId untouched = actions.add(idea(Cost.DAYS, null), ana, NOW);
        ActionId touched = actions.add(idea(Cost.DAYS, null), ana, NOW);
        actions.note(touched, "Waiting for the vendor", ana, NOW.plus(days(100)));

        int changed = jobs.step(NOW.plus(ActionJobs.QUIET_AFTER).plusSeconds(1));

        assertThat(changed).isEqualTo(1);
        assertThat(actions.action(untouched).orElseThrow().state()).isEqualTo(State.QUIET);
        assertThat(actions.action(touched).orElseThrow().state()).isEqualTo(State.RESTING);
    }

    @Test
    void the_owner_is_asked_once_to_look_at_an_automation_again() {
        ActionId id = actions.add(idea(Cost.DAYS, DRM), ana, NOW);
        actions.decide(id, new PersonId("ana"), ana, NOW.plus(days(3)));
        actions.guard(id, GUARD, ana, NOW);
        actions.end(id, ending(State.DONE, "", null), ana);
        Instant due = Instant.parse("2027-02-01T08:00:00Z");

        jobs.step(due);
        jobs.step(due.plusSeconds(60));

        assertThat(subjects(id)).containsExactly("Look again: Two key sets valid for 48 h");
    }

    @Test
    void the_owner_is_asked_once_whether_it_is_still_meant_before_it_is_called_quiet() {
        ActionId owned = actions.add(idea(Cost.DAYS, null), ana, NOW);
        ActionId nobodys = actions.add(idea(Cost.DAYS, null), ana, NOW);
        Instant decided = NOW.plus(days(3));
        actions.decide(owned, new PersonId("ana"), ana, decided);
        Instant asked = decided.plus(days(150)).plusSeconds(1);

        assertThat(jobs.step(decided.plus(days(149)))).isZero();
        jobs.step(asked);
        jobs.step(asked.plusSeconds(60));

        assertThat(subjects(owned))
                .containsExactly("Is it still meant? Two key sets valid for 48 h");
        assertThat(subjects(nobodys)).isEmpty();
        actions.note(owned, "Yes, in spring", ana, asked.plus(days(1)));
        jobs.step(asked.plus(days(160)));
        assertThat(subjects(owned)).hasSize(2);
        assertThat(actions.action(owned).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    private List<String> subjects(ActionId id) {
        return database.sql("select subject from delivery.message where reference = :reference")
                .param("reference", "action:" + id.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void never_again_gets_a_gentle_question_and_other_words_do_not() {
        assertThat(GentleQuestion.about("We automated it, so it will never happen again"))
                .isPresent();
        assertThat(GentleQuestion.about("so it cannot happen again")).isPresent();
        assertThat(GentleQuestion.about("The job will not happen on Sundays")).isPresent();
        assertThat(GentleQuestion.about("Two key sets valid for 48 h")).isEmpty();
    }

    @Test
    void an_action_from_an_incident_that_does_not_exist_is_refused() {
        NewAction orphan =
                new NewAction(
                        "x",
                        "",
                        new Origin.OfIncident(new IncidentId(99)),
                        Cost.DAYS,
                        3,
                        Strength.WRITE,
                        null,
                        null,
                        null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> actions.add(orphan, ana, NOW))
                .withMessage("There is no incident INC-99");
    }

    @Test
    void the_pages_open_with_nothing_and_with_one_of_each() {
        assertThat(get("/actions")).hasStatusOk().bodyText().contains("None yet.");
        ActionId id = actions.add(idea(Cost.DAYS, DRM), ana, NOW);
        actions.guard(id, GUARD, ana, NOW);
        actions.end(id, ending(State.DONE, "", null), ana);

        for (String path : List.of("/actions", "/actions/all", "/actions/new")) {
            assertThat(get(path)).hasStatusOk();
        }
        assertThat(get("/actions/" + id)).hasStatusOk().bodyText().contains("We automated it");
        assertThat(get("/actions/" + id + "/case")).hasStatusOk().bodyText().contains("weigh");
        assertThat(get("/actions/ACT-999")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_hostile_title_is_shown_as_text() {
        post("/actions", "title", "<script>alert(1)</script>", "strength", "WRITE");

        assertThat(get("/actions/all"))
                .bodyText()
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    void a_wrong_form_keeps_what_was_entered_and_says_what_is_wrong() {
        MvcTestResult answer = post("/actions", "title", "Two key sets", "strength", "GUESS");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyText().contains("Choose a strength", "Two key sets");
        assertThat(actions.newest(null, Long.MAX_VALUE, 10)).isEmpty();
    }

    private MvcTestResult get(String path) {
        return pages.get().uri(path).with(people.signedIn("ana")).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request =
                pages.post()
                        .uri(path)
                        .with(people.signedIn("ana"))
                        .param("cost", "DAYS")
                        .param("value", "3");
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private IncidentId declare(Instant at) {
        return incidents.declare(
                new Declaration(
                        "Play fails", "", IncidentKind.IMPACT, 2, List.of(DRM), at, null, null),
                ana,
                at);
    }

    private static NewAction idea(Cost cost, @Nullable ServiceId automates) {
        return new NewAction(
                "Two key sets valid for 48 h",
                "",
                new Origin.ByHand(),
                cost,
                3,
                Strength.CONTAIN,
                null,
                automates,
                NOW.plus(days(3)));
    }

    private static Ending ending(State state, String reason, @Nullable ActionId by) {
        return new Ending(state, NOW.plusSeconds(60), reason, "", by);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
