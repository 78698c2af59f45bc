package dev.afterglow.patterns.web;

import dev.afterglow.patterns.Answer;
import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.Patterns;
import dev.afterglow.patterns.Run;
import dev.afterglow.patterns.TestedAlone;
import dev.afterglow.patterns.Verdict;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// All looks of the newest run: cards for what stands out, a row for each other look.
///
/// @param headline the one sentence
/// @param hasRun whether lenses have ever looked
/// @param asOf up to when
/// @param selection says what is known of incidents that were not reviewed; may be empty
/// @param notes what was odd
public record PatternList(
        String headline,
        boolean hasRun,
        String asOfIso,
        String asOf,
        List<Stat> stats,
        String selection,
        List<LensCard> cards,
        List<Row> others,
        List<Alone> alone,
        List<Off> off,
        List<String> notes) {

    private static final int CARDS_MAX = 12;

    /// Shown as cards whatever was found: the questions people ask first.
    private static final List<String> FIRST =
            List.of(
                    "absence/just-back",
                    "someone-who-knew/somebody-away",
                    "fatigue/long-when-tired",
                    "early-voice/any-service");

    public PatternList {
        stats = List.copyOf(stats);
        cards = List.copyOf(cards);
        others = List.copyOf(others);
        alone = List.copyOf(alone);
        off = List.copyOf(off);
        notes = List.copyOf(notes);
    }

    /// A number of the head.
    public record Stat(String term, String value, String note) {}

    /// A look in one line.
    public record Row(
            String address,
            String title,
            String observed,
            String expected,
            String badge,
            String tone) {}

    /// A frozen pattern, tested alone.
    public record Alone(Row row, String sinceIso, String since) {}

    /// A lens that could not look.
    public record Off(String lens, String missing, String question) {}

    /// Nothing was looked at yet.
    static PatternList none() {
        return new PatternList(
                "No lens has looked yet",
                false,
                "",
                "",
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static PatternList of(Run run, Run.Report report, Patterns patterns, Times times) {
        List<Finding> findings = patterns.findings(run);
        Instant from = report.from() == null ? report.until() : report.from();
        LensCard.Span span = new LensCard.Span(from, report.until());
        Set<String> shown =
                shown(findings).stream().map(Finding::pattern).collect(Collectors.toSet());
        return new PatternList(
                headline(findings),
                true,
                times.iso(report.until()),
                times.full(report.until()),
                stats(report, findings.size(), times),
                selection(report.coverage()),
                shown(findings).stream().map(one -> LensCard.of(one, span)).toList(),
                findings.stream()
                        .filter(one -> !shown.contains(one.pattern()))
                        .map(PatternList::row)
                        .toList(),
                patterns.alone(run).stream().map(one -> alone(one, times)).toList(),
                report.off().stream().map(PatternList::off).toList(),
                report.notes());
    }

    private static List<Finding> shown(List<Finding> findings) {
        List<Finding> shown = new ArrayList<>();
        findings.stream()
                .filter(one -> one.verdict() == Verdict.MORE || one.verdict() == Verdict.LESS)
                .limit(CARDS_MAX)
                .forEach(shown::add);
        findings.stream()
                .filter(one -> FIRST.contains(one.pattern()) && !shown.contains(one))
                .forEach(shown::add);
        return shown;
    }

    private static String headline(List<Finding> findings) {
        long more = findings.stream().filter(one -> one.verdict() == Verdict.MORE).count();
        if (findings.isEmpty()) {
            return "There was nothing to look at yet";
        }
        return more == 0
                ? "Nothing comes up more than chance would give"
                : more == 1
                        ? "One pattern comes up more than chance would give"
                        : more + " patterns come up more than chance would give";
    }

    private static List<Stat> stats(Run.Report report, int looks, Times times) {
        Answer.Coverage coverage = report.coverage();
        int all = Math.max(1, coverage.incidents());
        String since = report.from() == null ? "none yet" : "since " + times.day(report.from());
        return List.of(
                new Stat("Incidents", Numbers.number(coverage.incidents()), since),
                new Stat(
                        "Reviewed",
                        Numbers.number(coverage.reviewed()),
                        Numbers.percent((double) coverage.reviewed() / all)
                                + "; "
                                + Numbers.number(coverage.coded())
                                + " have codes"),
                new Stat("Looks made", Numbers.number(looks), "all of them are listed here"),
                new Stat("By chance alone", "1 in 20", "called more than chance may be it"));
    }

    private static String selection(Answer.Coverage coverage) {
        int rest = coverage.incidents() - coverage.coded();
        return coverage.coded() == 0 || rest == 0
                ? ""
                : "The other "
                        + Numbers.number(rest)
                        + " have no codes. Looks at codes say nothing of those; all other looks"
                        + " count every incident, and each page sets reviewed ones apart.";
    }

    static Row row(Finding finding) {
        return new Row(
                "/patterns/" + finding.pattern(),
                PatternWords.of(finding.pattern()).title(),
                Numbers.number(finding.observed()),
                Numbers.number(Math.round(finding.expected() * 10) / 10.0),
                CardText.badge(finding),
                CardText.tone(finding.verdict()));
    }

    private static Alone alone(TestedAlone one, Times times) {
        return new Alone(row(one.finding()), times.iso(one.since()), times.day(one.since()));
    }

    private static Off off(Answer.Off off) {
        String missing =
                off.missing().stream()
                        .map(file -> file.replace(".csv", ""))
                        .collect(Collectors.joining(", "));
        return new Off(off.lens().replace('-', ' '), missing, off.question());
    }
}
