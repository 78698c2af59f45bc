package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What people send by mistake, or in malice: each is answered in a sentence, and changes nothing.
@ServerTest
class BadInputTest {

    private static final Instant NOW = SettableClock.START;
    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    @Autowired private Actions actions;
    @Autowired private Incidents incidents;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    private Actor ana;
    private ActionId action;

    @BeforeEach
    void an_action() {
        people.person("ana");
        ana = people.actor("ana");
        action = actions.add(idea("Two key sets", new Origin.ByHand()), ana, NOW);
    }

    @Test
    void a_forecast_after_the_opening_or_the_end_is_refused() {
        actions.forecast(action, new PersonId("ana"), 40);
        actions.openForecasts(action, ana, NOW);
        isRefused(
                post("/actions/" + action + "/forecast", Map.of("percent", "90")),
                "The forecasts of " + action + " are open already.");
        assertThat(actions.said(List.of(action))).containsEntry(action, new Said(1, 40));

        ActionId ended = actions.add(idea("Asked once more", new Origin.ByHand()), ana, NOW);
        actions.end(ended, new Ending(State.LEARNT, NOW, "We looked", "", null), ana);
        isRefused(
                post("/actions/" + ended + "/forecast", Map.of("percent", "90")),
                ended + " ended: no action, but learnt. Nobody forecasts what is known.");
        isRefused(
                post("/actions/" + ended + "/open-forecasts", Map.of()),
                "The forecasts of " + ended + " are open already.");
        assertThat(actions.said(List.of(ended))).isEmpty();
        assertThat(actions.forecasters(ended)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "12.5", "ninety", "", "99999999999"})
    void a_forecast_that_is_no_share_is_refused(String percent) {
        MvcTestResult answer = post("/actions/" + action + "/forecast", Map.of("percent", percent));

        isRefused(answer, "A forecast is ");
        assertThat(actions.forecasters(action)).isZero();
    }

    @Test
    void a_circle_of_replacements_is_refused_however_long() {
        ActionId second = actions.add(idea("Second", new Origin.ByHand()), ana, NOW);
        ActionId third = actions.add(idea("Third", new Origin.ByHand()), ana, NOW);
        assertThat(overtaken(action, second.toString())).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(overtaken(second, third.toString())).hasStatus(HttpStatus.SEE_OTHER);

        isRefused(
                overtaken(third, action.toString()),
                "%s cannot be overtaken by %s, which leads back to %s."
                        .formatted(third, action, third));
        isRefused(overtaken(third, third.toString()), "which leads back to " + third);
        assertThat(actions.action(third).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "ACT-999, There is no ACT-999; nothing was changed.",
        "somebody, somebody",
        "ACT-99999999999999999999, ACT-99999999999999999999",
        "-5, -5"
    })
    void what_is_overtaken_by_nothing_is_refused(String by, String words) {
        isRefused(overtaken(action, by), words);
        assertThat(actions.action(action).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @Test
    void a_hostile_title_is_text_wherever_it_stands() {
        IncidentId incident =
                incidents.declare(
                        new Declaration(
                                "Play fails",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                null,
                                null),
                        ana,
                        NOW);
        ActionId hostile = actions.add(idea(HOSTILE, new Origin.OfIncident(incident)), ana, NOW);
        Ending ending = new Ending(State.DECLINED, NOW, HOSTILE, HOSTILE, null);
        actions.end(hostile, ending, ana);

        for (String path :
                List.of(
                        "/actions",
                        "/actions/all",
                        "/actions/" + hostile,
                        "/actions/" + hostile + "/case",
                        "/incidents/" + incident + "/actions")) {
            assertThat(get(path))
                    .hasStatusOk()
                    .bodyText()
                    .as(path)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert(1)", "<img src=x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\u0000sets", "two\nsets", "two\u202esets", " ", "two\u0007sets"})
    void a_title_that_is_no_line_of_text_is_refused(String title) {
        MvcTestResult answer =
                post(
                        "/actions",
                        Map.of("title", title, "cost", "DAYS", "value", "3", "strength", "WRITE"));

        isRefused(answer, "An action's title");
        assertThat(actions.newest(null, Long.MAX_VALUE, 10))
                .extracting(Action::id)
                .containsExactly(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes,text", "end,reason", "case,displaces", "owner,owner"})
    void a_text_that_the_database_cannot_hold_is_refused(String formAndField) {
        String[] names = formAndField.split(",");

        MvcTestResult answer =
                post(
                        "/actions/" + action + "/" + names[0],
                        Map.of(names[1], "a\u0000b", "state", "DECLINED"));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer.getResponse().getErrorMessage())
                .startsWith("A text that was sent has the character U+0000");
        assertThat(actions.history(action)).hasSize(1);
        assertThat(actions.action(action).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACT-999", "ACT-99999999999999999999", "nonsense"})
    void an_action_that_is_not_there_is_not_found_whatever_is_done_to_it(String id) {
        for (String act : List.of("forecast", "end", "notes", "issue/look", "case")) {
            assertThat(post("/actions/" + id + "/" + act, Map.of()))
                    .as(act)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    private static void isRefused(MvcTestResult answer, String words) {
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains(words);
    }

    private MvcTestResult overtaken(ActionId id, String by) {
        return post(
                "/actions/" + id + "/end",
                Map.of("state", "OVERTAKEN", "reason", "Replaced", "overtakenBy", by));
    }

    private MvcTestResult get(String path) {
        return pages.get().uri(path).with(people.signedIn("ana")).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = pages.post().uri(path).with(people.signedIn("ana"));
        for (Map.Entry<String, String> field : fields.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.exchange();
    }

    private static NewAction idea(String title, Origin origin) {
        return new NewAction(title, "", origin, Cost.DAYS, 3, Strength.CONTAIN, null, null, null);
    }
}
