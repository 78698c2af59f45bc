package dev.afterglow.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentImport;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.PersonId;
import dev.afterglow.search.Indexing;
import dev.afterglow.setup.ImportReport;
import dev.afterglow.setup.IncidentFiles;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A dozen write-ups of two organisations, retold in other words, are imported and coded; then what
/// they have in common is found by following links.
@ServerTest
class ThreeClicksTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private IncidentImport imports;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Codings codings;
    @Autowired private Texts texts;
    @Autowired private ApplicationContext context;
    private Map<String, Incident> told = Map.of();

    @BeforeEach
    void a_dozen_is_imported_and_coded() throws Exception {
        people.person("ana");
        codebook.begin(NOW);
        Path folder = Path.of(ThreeClicksTest.class.getResource("/writeups").toURI());
        ImportReport report = IncidentFiles.read(folder, ZoneOffset.UTC);
        assertThat(report.notRead()).isEmpty();
        imports.take(report.incidents(), people.actor("ana"), NOW);
        told =
                incidents.before(NOW, 50).stream()
                        .collect(Collectors.toMap(Incident::title, Function.identity()));
        assertThat(told).hasSize(12);

        code("Addresses ran out in the cluster", "hand-over-gap", "Nobody on this side was told");
        code("A worker was deleted", "hand-over-gap", "not on the list that came over the ocean");
        code("Yesterday's repair", "hand-over-gap", "told in a call that ended before they came");
        code(
                "The numbers of the message",
                "lost-on-leave",
                "Limited knowledge about the broker due to holidays");
        code("Too many files", "known-by-one-person", "Only one of us had seen this limit before");
        code("A small new version", "margin-made-on-the-spot", "We made room on the old machines");
        inTheirWords("The ingress went round", "Ingress", "every ingress controller");
        inTheirWords("Nothing came through", "Ingress", "The ingress waited");
        inTheirWords("Some names had no", "Ingress", "The ingress asked");
        inTheirWords("Prometheus fell over", "Prometheus", "Prometheus needed more memory");
        inTheirWords("Prometheus had no room", "Prometheus", "The disk of Prometheus was full");
        code("The database did not", "capacity", "has a limit by its size");
    }

    private Incident incident(String title) {
        return told.values().stream()
                .filter(one -> one.title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private void inTheirWords(String title, String code, String words) {
        codebook.add(
                new Codebook.Wish(CodeRules.of(code, ""), "", true, true),
                people.actor("ana"),
                NOW);
        code(title, codebook.search(code).getFirst().slug(), words);
    }

    private void code(String title, String code, String words) {
        Incident incident = incident(title);
        long text = texts.read(incident.id()).getFirst().id();
        assertThat(
                        codings.code(
                                new Codings.Wish(incident.id(), code, text, words, 0, false),
                                ANA,
                                NOW))
                .as(title)
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_knowledge_that_was_on_holiday_is_two_clicks_away_and_its_story_three() {
        Clicks clicks = Clicks.fromTheStart(pages, people).to("/themes").to("/themes/not-known");

        assertThat(clicks.page()).contains("Limited knowledge about the broker due to holidays");
        clicks.named(incident("The numbers").id().toString());
        assertThat(clicks.page())
                .contains("<mark", "Limited knowledge about the broker due to holidays</mark>");
        assertThat(clicks.clicks()).isEqualTo(3);
    }

    @Test
    void the_three_hand_overs_stand_together_three_clicks_away() {
        Clicks clicks =
                Clicks.fromTheStart(pages, people)
                        .to("/themes")
                        .to("/themes/codebook")
                        .named("Hand-over gap");

        assertThat(clicks.page())
                .contains("Nobody on this side was told", "came over the ocean")
                .contains("told in a call that ended before they came");
        assertThat(clicks.clicks()).isEqualTo(3);
    }

    @Test
    void the_parts_that_come_back_are_three_clicks_away_by_code_and_two_by_the_box() {
        Clicks byCode =
                Clicks.fromTheStart(pages, people)
                        .to("/themes")
                        .to("/themes/codebook")
                        .named("Ingress");
        assertThat(byCode.page())
                .contains("every ingress controller", "The ingress waited", "The ingress asked");
        assertThat(byCode.clicks()).isEqualTo(3);

        Indexing.everything(context);
        Clicks byBox = Clicks.fromTheStart(pages, people).to("/search").search("prometheus");
        assertThat(byBox.page()).contains("Prometheus fell over", "Prometheus had no room");
        assertThat(byBox.clicks()).isEqualTo(2);
    }
}
