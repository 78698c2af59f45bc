package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.search.Document;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Who sees an action, and who finds it.
@ServerTest
class SightTest {

    private static final Instant NOW = SettableClock.START;

    @Autowired private Actions actions;
    @Autowired private FoundActions found;
    @Autowired private Incidents incidents;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    private Actor ana;

    @BeforeEach
    void people() {
        people.person("ana");
        people.person("bo");
        people.person("root", Role.ADMINISTRATOR);
        ana = people.actor("ana");
    }

    @Test
    void an_action_is_found_by_what_was_written_and_how_it_ended() {
        ActionId id = actions.add(idea("Two key sets", new Origin.ByHand()), ana, NOW);
        actions.end(id, new Ending(State.DECLINED, NOW, "Dearer", "the launch", null), ana);

        Document document = found.documentsAfter("", 10).getFirst();

        assertThat(document.title()).isEqualTo(id + " Two key sets");
        assertThat(document.text()).contains("A zebra", "declined", "Dearer", "the launch");
        assertThat(document.address()).isEqualTo("/actions/" + id);
        assertThat(document.audience()).containsExactly(Document.EVERYBODY);
        assertThat(found.document(document.id())).contains(document);
        assertThat(found.documentsAfter(document.id(), 10)).isEmpty();
    }

    @Test
    void what_came_from_a_restricted_incident_is_for_those_who_may_see_it() {
        IncidentId leak = incidents.declare(restricted(), ana, NOW);
        ActionId id =
                actions.add(idea("Revoke the leaked keys", new Origin.OfIncident(leak)), ana, NOW);

        for (String path : List.of("/actions", "/actions/all")) {
            assertThat(get(path, "bo")).hasStatusOk().bodyText().doesNotContain("Revoke");
            assertThat(get(path, "ana")).hasStatusOk().bodyText().contains("Revoke");
        }
        for (String path : List.of("/actions/" + id, "/actions/" + id + "/case")) {
            assertThat(get(path, "bo")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(path, "root")).hasStatusOk().bodyText().contains("Revoke");
        }
        assertThat(
                        pages.post()
                                .uri("/actions/" + id + "/notes")
                                .param("text", "seen")
                                .with(people.signedIn("bo")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(actions.history(id)).hasSize(1);
        assertThat(found.documentsAfter("", 10).getFirst().audience())
                .containsExactly(Document.role(Role.ADMINISTRATOR));
    }

    @Test
    void nobody_writes_an_action_from_an_incident_that_they_may_not_see() {
        IncidentId leak = incidents.declare(restricted(), ana, NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        actions.add(
                                idea("A guess", new Origin.OfIncident(leak)),
                                people.actor("bo"),
                                NOW))
                .withMessage("There is no incident " + leak);
    }

    private MvcTestResult get(String path, String who) {
        return pages.get().uri(path).with(people.signedIn(who)).exchange();
    }

    private static Declaration restricted() {
        return new Declaration(
                "Keys leaked",
                "",
                IncidentKind.IMPACT,
                2,
                List.of(),
                NOW,
                null,
                new PersonId("ana"),
                true);
    }

    private static NewAction idea(String title, Origin origin) {
        return new NewAction(
                title, "A zebra", origin, Cost.DAYS, 3, Strength.CONTAIN, null, null, null);
    }
}
