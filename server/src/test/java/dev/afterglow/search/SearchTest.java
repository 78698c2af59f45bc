package dev.afterglow.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.LikeIncidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class SearchTest {

    private static final Set<String> INCIDENTS = Set.of("incident");

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private LikeIncidents like;
    @Autowired private Search search;
    @Autowired private SearchJobs jobs;
    @Autowired private SearchStore store;
    private Actor ana;

    @BeforeEach
    void somebody_is_there() {
        people.person("ana");
        people.person("vera", Role.VIEWER);
        ana = people.actor("ana");
        jobs.follow();
    }

    private IncidentId declare(String title, String summary) {
        return incidents.declare(
                new Declaration(
                        title, summary, IncidentKind.IMPACT, 2, List.of(), null, null, null),
                ana,
                SettableClock.START);
    }

    private List<String> titles(String question) {
        return search.find(question, Optional.empty(), 100, ana).found().stream()
                .map(found -> found.document().title())
                .toList();
    }

    @Test
    void an_incident_is_found_by_the_words_of_its_summary_once_it_was_read() {
        IncidentId id = declare("Play fails", "The certificates of the edge had run out.");
        declare("Sign-in is slow", "A queue.");

        jobs.readMarked();
        jobs.follow();

        assertThat(titles("certificate")).containsExactly(id + " Play fails");
        assertThat(titles("nothing of the kind")).isEmpty();
    }

    @Test
    void incidents_told_in_like_words_are_listed_for_those_who_may_see_them() {
        IncidentId id = declare("Play fails", "The certificates of the edge had run out.");
        declare("Sign-in is slow", "A queue.");
        incidents.declare(
                new Declaration(
                        "A certificate was stolen",
                        "Few know of it.",
                        IncidentKind.SURPRISE,
                        2,
                        List.of(),
                        null,
                        null,
                        null,
                        true),
                ana,
                SettableClock.START);
        jobs.readMarked();
        jobs.follow();

        assertThat(like.toldIn("certificates ran out", ana, 10)).hasSize(2);
        assertThat(like.toldIn("certificates ran out", people.actor("vera"), 10))
                .extracting(Incident::id)
                .containsExactly(id);
        assertThat(pages.get().uri("/incidents?q=certificates").with(people.signedIn("vera")))
                .hasStatusOk()
                .bodyText()
                .contains("Play fails")
                .doesNotContain("was stolen", "Sign-in is slow");
        assertThat(pages.get().uri("/incidents?q=zebra").with(people.signedIn("vera")))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing is told in these words");
    }

    @Test
    void everything_is_found_again_after_the_table_was_emptied_without_a_restart() {
        declare("Play fails", "The certificates of the edge had run out.");
        jobs.readMarked();
        jobs.follow();
        store.takeMarks(100);

        jobs.readRound();
        jobs.follow();

        assertThat(titles("certificates")).hasSize(1);
        assertThat(titles("ana")).containsExactly("Ana");
    }

    @Test
    void the_meaning_of_a_text_leads_to_it_where_no_word_does() {
        declare("Play fails", "Half of the crew had not slept for two nights.");
        declare("Sign-in is slow", "A disk was full.");
        jobs.readMarked();

        jobs.readSenses();
        jobs.follow();

        assertThat(titles("people were exhausted").getFirst()).endsWith("Play fails");
    }

    @Test
    void what_a_reader_may_not_open_is_not_found() {
        Document secret =
                new Document(
                        "000000000777",
                        "A secret",
                        "zebra",
                        "/incidents/INC-777",
                        SettableClock.START,
                        Set.of(Document.role(Role.CURATOR)));
        store.put("incident", secret);
        jobs.follow();

        assertThat(titles("zebra")).isEmpty();
    }

    @Test
    void one_box_answers_people_and_programs() {
        declare("Play <b>fails</b>", "The certificates had run out.");
        jobs.readMarked();
        jobs.follow();

        assertThat(pages.get().uri("/search?q=certificates").with(people.signedIn("vera")))
                .hasStatusOk()
                .bodyText()
                .contains("One thing for", "Play &lt;b&gt;fails", "certificates had run out");
        assertThat(pages.get().uri("/api/search?q=certificates").with(people.signedIn("vera")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].kind")
                .isEqualTo("incident");
        assertThat(pages.get().uri("/search?q=xylophone").with(people.signedIn("vera")))
                .bodyText()
                .contains("Nothing found for “xylophone”");
    }

    @Test
    void a_text_that_changed_loses_its_meaning_until_it_is_computed_again() {
        declare("Play fails", "Certificates.");
        jobs.readMarked();
        jobs.readSenses();

        assertThat(store.withoutSense(INCIDENTS, 10)).isEmpty();
        SearchStore.Row row = store.changedAfter(0, 10).getFirst();
        store.put(
                "incident",
                new Document(
                        row.document().id(),
                        row.document().title(),
                        "Other words.",
                        row.document().address(),
                        row.document().at(),
                        row.document().audience()));

        assertThat(store.withoutSense(INCIDENTS, 10)).hasSize(1);
    }
}
