package dev.afterglow.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class CoordinationTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId BO = new PersonId("bo");

    @Autowired private Incidents incidents;
    @Autowired private Coordination coordination;
    @Autowired private IncidentImport imports;
    @Autowired private Delivery delivery;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    @BeforeEach
    void people_are_there() {
        people.person("ana");
        people.person("bo");
        people.person("ada", Role.ADMINISTRATOR);
    }

    @Test
    void an_update_goes_to_those_who_follow() {
        IncidentId id = declare(false);
        coordination.follow(id, BO, true, NOW);

        coordination.update(
                id,
                new StakeholderUpdate("TVs may not start", Optional.empty()),
                people.actor("ana"),
                NOW);

        assertThat(delivery.messagesAbout(List.of("incident:" + id.value())))
                .singleElement()
                .extracting("address")
                .isEqualTo("bo@example.org");
        assertThat(incidents.lines(id).getFirst().kind()).isEqualTo(RecordLine.Kind.UPDATE);
    }

    @Test
    void a_task_is_done_once_and_stands_in_the_record() {
        IncidentId id = declare(false);
        coordination.addTask(id, "Call support", BO, NOW);
        long task = coordination.tasks(id).getFirst().id();

        Outcome first = coordination.finishTask(id, task, people.actor("ana"), NOW);
        Outcome second = coordination.finishTask(id, task, people.actor("ana"), NOW);

        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(second).isInstanceOf(Outcome.Refused.class);
        assertThat(incidents.lines(id)).extracting(RecordLine::text).contains("Done: Call support");
    }

    @Test
    void a_duplicate_is_seen_from_both_sides() {
        IncidentId one = declare(false);
        IncidentId other = declare(false);

        coordination.relate(
                one,
                new Relation(other, Relation.Kind.DUPLICATE, "the same call"),
                people.actor("ana"),
                NOW);

        assertThat(coordination.relations(one))
                .extracting(Relation::kind)
                .containsExactly(Relation.Kind.DUPLICATE);
        assertThat(coordination.relations(other))
                .containsExactly(new Relation(one, Relation.Kind.HAS_DUPLICATE, "the same call"));
    }

    @Test
    void a_restricted_incident_is_not_there_for_others() {
        IncidentId id = declare(true);

        assertThat(get("/incidents/" + id, "bo")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/incidents/" + id + "/record?seen=0", "bo"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/incidents/" + id.value(), "bo")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/incidents", "bo")).bodyText().doesNotContain("Keys leaked");
        assertThat(get("/api/incidents", "bo")).bodyText().doesNotContain("Keys leaked");
        assertThat(get("/", "bo")).bodyText().doesNotContain("Keys leaked");
        assertThat(get("/incidents/" + id, "ana")).hasStatusOk();
        assertThat(get("/incidents", "ana")).bodyText().contains("Keys leaked");
        assertThat(get("/incidents/" + id, "ada")).hasStatusOk();

        incidents.letSee(id, BO, people.actor("ana"), NOW);

        assertThat(get("/incidents/" + id, "bo")).hasStatusOk().bodyText().contains("for few eyes");
    }

    @Test
    void the_same_import_again_changes_nothing_and_an_edited_one_adds_its_new_lines() {
        ImportedIncident first =
                imported("Body of the story", List.of(line("2020-02-03T10:00:00Z")));
        ImportedIncident edited =
                imported(
                        "Body, edited",
                        List.of(line("2020-02-03T10:00:00Z"), line("2020-02-03T11:00:00Z")));

        ImportCounts added = imports.take(List.of(first), people.actor("ada"), NOW);
        ImportCounts again = imports.take(List.of(first), people.actor("ada"), NOW);
        ImportCounts changed = imports.take(List.of(edited), people.actor("ada"), NOW);

        Incident incident = incidents.before(NOW, 10).getFirst();
        assertThat(added).isEqualTo(new ImportCounts(1, 0, 0));
        assertThat(again).isEqualTo(new ImportCounts(0, 0, 1));
        assertThat(changed).isEqualTo(new ImportCounts(0, 1, 0));
        assertThat(incidents.lines(incident.id())).hasSize(2);
        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        assertThat(get(incident.address(), "bo"))
                .bodyText()
                .contains("Body, edited", "<h4>Why</h4>")
                .doesNotContain("<script>", "give-role");
    }

    @Test
    void an_import_by_programs_says_which_line_is_wrong() {
        MvcTestResult refused =
                pages.post()
                        .uri("/api/incidents/import")
                        .content("{\"id\":\"a\",\"title\":\"A\"}\n")
                        .with(people.signedIn("ada"))
                        .exchange();

        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("line 1", "started_at");
        assertThat(
                        pages.post()
                                .uri("/api/incidents/import")
                                .content("")
                                .with(people.signedIn("bo"))
                                .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void an_import_answers_in_json_to_whoever_would_also_read_yaml() {
        assertThat(
                        pages.post()
                                .uri("/api/incidents/import")
                                .header("Accept", "text/plain, application/yaml, application/json")
                                .content("")
                                .with(people.signedIn("ada"))
                                .exchange())
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"added\": 0, \"changed\": 0, \"unchanged\": 0}");
    }

    @Test
    void a_broken_chat_export_is_answered_on_the_form() {
        IncidentId id = declare(false);

        MvcTestResult answer =
                pages.post()
                        .uri("/incidents/" + id + "/chat")
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file", "x.zip", null, new byte[] {'P', 'K', 3, 4}))
                        .with(people.signedIn("ana"))
                        .exchange();

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("error-summary", "broken");
    }

    @Test
    void a_closed_incident_shows_no_forms_of_the_response() {
        IncidentId id = declare(false);
        incidents.stabilise(id, NOW, "In the band", people.actor("ana"), NOW);
        incidents.close(
                id,
                new Closing(NOW, Closing.Sight.MISSED, null, "support"),
                people.actor("ana"),
                NOW);

        assertThat(get("/incidents/" + id, "ana"))
                .bodyText()
                .doesNotContain("Give a role to somebody", "Add to the record", "Write an update");
        assertThat(get("/incidents/" + id + "/record?seen=0", "ana")).hasStatus(286);
    }

    private IncidentId declare(boolean isRestricted) {
        return incidents.declare(
                new Declaration(
                        isRestricted ? "Keys leaked" : "Play fails",
                        "",
                        IncidentKind.IMPACT,
                        2,
                        List.of(),
                        NOW,
                        null,
                        new PersonId("ana"),
                        isRestricted),
                people.actor("ana"),
                NOW);
    }

    private static ImportedIncident imported(String text, List<ImportedIncident.Line> lines) {
        return new ImportedIncident(
                "one",
                "One",
                Instant.parse("2020-02-03T10:00:00Z"),
                null,
                3,
                List.of("nowhere"),
                "# Why\n\n" + text + "\n\n<script>alert(1)</script>",
                "one.md",
                lines,
                List.of());
    }

    private static ImportedIncident.Line line(String at) {
        return new ImportedIncident.Line(Instant.parse(at), false, "", "It was " + at, at);
    }

    private MvcTestResult get(String address, String person) {
        return pages.get().uri(address).with(people.signedIn(person)).exchange();
    }
}
