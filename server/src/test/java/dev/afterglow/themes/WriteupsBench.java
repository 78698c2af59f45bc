package dev.afterglow.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentImport;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.PersonId;
import dev.afterglow.search.Indexing;
import dev.afterglow.search.Search;
import dev.afterglow.setup.ImportReport;
import dev.afterglow.setup.IncidentFiles;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// `./dev bench writeups --data DIR`: the write-ups of two organisations in `DIR/incident-reports`
/// (`dfds` and `moj`), imported and a dozen coded; how many clicks from the first page to what they
/// have in common.
@ServerTest
class WriteupsBench {

    private static final Instant NOW = SettableClock.START.plus(Duration.ofDays(400));
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private IncidentImport imports;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Codings codings;
    @Autowired private Texts texts;
    @Autowired private Search search;
    @Autowired private ApplicationContext context;

    @Test
    void what_two_organisations_have_in_common() throws Exception {
        String[] words = System.getProperty("afterglow.bench", "").strip().split("\\s+", 2);
        assertThat(words).as("--data DIR").hasSize(2);
        people.person("ana");
        codebook.begin(NOW);
        List<Incident> ferries = take(Path.of(words[1], "incident-reports", "dfds"));
        List<Incident> justice = take(Path.of(words[1], "incident-reports", "moj"));
        System.out.printf("%d and %d write-ups imported%n%n", ferries.size(), justice.size());
        codeTheFerries(ferries);
        for (String part : List.of("Ingress", "Prometheus", "RDS")) {
            codebook.add(
                    new Codebook.Wish(CodeRules.of(part, "in their words"), "", true, true),
                    people.actor("ana"),
                    NOW);
            justice.stream()
                    .filter(one ->
                            text(one.id()).body().toLowerCase(Locale.ROOT).contains(lower(part)))
                    .limit(3)
                    .forEach(one -> code(one, lower(part), wordOf(one, part)));
        }
        Indexing.everything(context);
        System.out.println("| what | way | clicks | found |\n|---|---|---|---|");
        holidays();
        handOvers(ferries);
        parts(justice);
    }

    private List<Incident> take(Path folder) throws Exception {
        ImportReport report = IncidentFiles.read(folder, ZoneOffset.UTC);
        long before = incidents.before(NOW, 200).size();
        imports.take(report.incidents(), people.actor("ana"), NOW);
        List<Incident> all = incidents.before(NOW.plus(Duration.ofDays(4000)), 200);
        assertThat(all.size()).isGreaterThan((int) before);
        List<String> titles = report.incidents().stream().map(one -> one.title()).toList();
        return all.stream().filter(one -> titles.contains(one.title())).toList();
    }

    private void codeTheFerries(List<Incident> ferries) {
        code(
                titled(ferries, "Kafka metrics stopped"),
                "lost-on-leave",
                "Limited knowledge about kafka due to holidays");
        code(titled(ferries, "Kubernetes network"), "hand-over-gap", "handed over to team in DK");
        code(
                titled(ferries, "Hellman Kubernetes cluster node"),
                "hand-over-gap",
                "see post-mortem");
        code(
                titled(ferries, "Hellman Kubernetes IaC"),
                "hand-over-gap",
                "between team in US and DK");
    }

    private static Incident titled(List<Incident> all, String title) {
        return all.stream().filter(one -> one.title().startsWith(title)).findFirst().orElseThrow();
    }

    private ReadText text(IncidentId incident) {
        return texts.read(incident).getFirst();
    }

    private String wordOf(Incident incident, String part) {
        String body = text(incident.id()).body();
        int at = body.toLowerCase(Locale.ROOT).indexOf(lower(part));
        return body.substring(at, at + part.length());
    }

    private void code(Incident incident, String code, String words) {
        Codings.Wish wish =
                new Codings.Wish(incident.id(), code, text(incident.id()).id(), words, 0, false);
        assertThat(codings.code(wish, ANA, NOW)).isInstanceOf(Outcome.Done.class);
    }

    private void holidays() {
        Clicks clicks = Clicks.fromTheStart(pages, people).to("/themes").to("/themes/not-known");
        row(
                "limited knowledge … due to holidays",
                "Themes, Not known",
                clicks,
                clicks.page().contains("Limited knowledge about kafka due to holidays"));
        Clicks box =
                Clicks.fromTheStart(pages, people)
                        .to("/search")
                        .search("limited knowledge due to holidays");
        row("the same", "Search", box, box.page().contains("Kafka metrics stopped"));
    }

    private void handOvers(List<Incident> ferries) {
        Clicks clicks =
                Clicks.fromTheStart(pages, people)
                        .to("/themes")
                        .to("/themes/codebook")
                        .named("Hand-over gap");
        boolean all =
                List.of(
                                "Kubernetes network",
                                "Hellman Kubernetes cluster node",
                                "Hellman Kubernetes IaC")
                        .stream()
                        .allMatch(title ->
                                clicks.page().contains(titled(ferries, title).id().toString()));
        row(
                "the linked hand-overs, three of three",
                "Themes, Codebook, Hand-over gap",
                clicks,
                all);
    }

    private void parts(List<Incident> justice) {
        for (String part : List.of("Ingress", "Prometheus", "RDS")) {
            Clicks clicks =
                    Clicks.fromTheStart(pages, people)
                            .to("/themes")
                            .to("/themes/codebook")
                            .named(part);
            row(
                    part + ", three coded",
                    "Themes, Codebook, " + part,
                    clicks,
                    clicks.page().split("/themes/texts/INC-", -1).length > 3);
            long there =
                    justice.stream()
                            .filter(one ->
                                    text(one.id())
                                            .body()
                                            .toLowerCase(Locale.ROOT)
                                            .contains(lower(part)))
                            .count();
            long found =
                    search
                            .find(part, Optional.of("incident"), 100, people.actor("ana"))
                            .found()
                            .stream()
                            .filter(one ->
                                    justice.stream()
                                            .anyMatch(incident ->
                                                    one.document()
                                                            .title()
                                                            .startsWith(incident.id() + " ")))
                            .filter(one ->
                                    one.document()
                                            .text()
                                            .toLowerCase(Locale.ROOT)
                                            .contains(lower(part)))
                            .count();
            Clicks box = Clicks.fromTheStart(pages, people).to("/search").search(part);
            row(
                    "%s, %d of %d that name it".formatted(part, found, there),
                    "Search",
                    box,
                    found > 0);
        }
    }

    private static void row(String what, String way, Clicks clicks, boolean found) {
        System.out.printf(
                "| %s | %s | %d | %s |%n", what, way, clicks.clicks(), found ? "yes" : "no");
    }

    private static String lower(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
