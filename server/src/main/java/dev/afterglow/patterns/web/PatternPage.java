package dev.afterglow.patterns.web;

import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.Patterns;
import dev.afterglow.patterns.Run;
import dev.afterglow.patterns.Selection;
import dev.afterglow.patterns.TestedAlone;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.List;

/// One pattern: its card, what is known of incidents that were not reviewed, the test alone, the
/// evidence, and what earlier runs said.
///
/// @param evidence all incidents that may be shown
/// @param frozenSince empty when it was never more than chance
/// @param alone the look at what came after; absent as an empty list
public record PatternPage(
        LensCard card,
        String asOfIso,
        String asOf,
        List<Group> selection,
        List<String> evidence,
        String frozenSinceIso,
        String frozenSince,
        List<LensCard> alone,
        List<Earlier> earlier) {

    public PatternPage {
        selection = List.copyOf(selection);
        evidence = List.copyOf(evidence);
        alone = List.copyOf(alone);
        earlier = List.copyOf(earlier);
    }

    /// Reviewed or other incidents.
    public record Group(String name, String exposed, String of, String share) {}

    /// The same look in an earlier run.
    public record Earlier(
            String iso, String at, String observed, String expected, String badge, String tone) {}

    static PatternPage of(Finding finding, Run.Report report, Kept kept, Times times) {
        Instant from = report.from() == null ? report.until() : report.from();
        LensCard.Span span = new LensCard.Span(from, report.until());
        return new PatternPage(
                LensCard.of(finding, span),
                times.iso(report.until()),
                times.full(report.until()),
                selection(finding.selection()),
                finding.evidence(),
                kept.alone().stream().map(one -> times.iso(one.since())).findFirst().orElse(""),
                kept.alone().stream().map(one -> times.full(one.since())).findFirst().orElse(""),
                kept.alone().stream()
                        .map(one ->
                                LensCard.of(
                                        one.finding(),
                                        new LensCard.Span(one.since(), report.until())))
                        .toList(),
                kept.earlier().stream().map(one -> earlier(one, times)).toList());
    }

    /// What else is kept of the pattern.
    record Kept(List<TestedAlone> alone, List<Patterns.Earlier> earlier) {
        Kept {
            alone = List.copyOf(alone);
            earlier = List.copyOf(earlier);
        }
    }

    private static List<Group> selection(Selection selection) {
        return List.of(
                group("Reviewed", selection.reviewedExposed(), selection.reviewed()),
                group("Not reviewed", selection.otherExposed(), selection.other()));
    }

    private static Group group(String name, int exposed, int of) {
        return new Group(
                name,
                Numbers.number(exposed),
                Numbers.number(of),
                of == 0 ? "none to compare" : Numbers.percent((double) exposed / of));
    }

    private static Earlier earlier(Patterns.Earlier earlier, Times times) {
        PatternList.Row row = PatternList.row(earlier.finding());
        return new Earlier(
                times.iso(earlier.at()),
                times.full(earlier.at()),
                row.observed(),
                row.expected(),
                row.badge(),
                row.tone());
    }
}
