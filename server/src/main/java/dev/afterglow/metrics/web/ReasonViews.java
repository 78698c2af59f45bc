package dev.afterglow.metrics.web;

import dev.afterglow.detectors.Explanation;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Explanations;
import dev.afterglow.metrics.Judged;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricNumbers;
import dev.afterglow.metrics.PartsReport;
import dev.afterglow.metrics.Where;
import dev.afterglow.metrics.web.DeviationView.Part;
import dev.afterglow.metrics.web.DeviationView.PartsTable;
import dev.afterglow.metrics.web.DeviationView.Reason;
import dev.afterglow.web.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Where a deviation lies and where its number comes from, for its page.
@Component
class ReasonViews {

    private static final int MOST_TABLES = 6;
    private static final double LOUD = -0.2;

    private final Explanations explanations;

    ReasonViews(Explanations explanations) {
        this.explanations = explanations;
    }

    /// The parts by each dimension; empty when nothing is known.
    List<PartsTable> parts(Deviation deviation) {
        PartsReport report = explanations.where(deviation.id()).map(Where::report).orElse(null);
        if (report == null) {
            return List.of();
        }
        List<PartsTable> tables = new ArrayList<>();
        for (PartsReport.Table table : report.tables()) {
            if (tables.size() < MOST_TABLES) {
                String label =
                        tables.isEmpty() && report.tables().size() > 1
                                ? "All"
                                : capital(table.title());
                tables.add(
                        new PartsTable(
                                label,
                                capital(table.title()),
                                table.rows().stream().map(ReasonViews::part).toList()));
            }
        }
        return tables;
    }

    private static Part part(PartsReport.Slice slice) {
        double width = 100 * Math.max(0, Math.min(1, slice.share()));
        return new Part(
                slice.name(),
                Numbers.change(slice.change()),
                Math.abs(slice.change()) > -LOUD,
                String.format(Locale.ROOT, "%.1f%%", width),
                Numbers.percent(Math.rint(slice.share() * 100) / 100));
    }

    private static String capital(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// What is to be said of the parts in one or two sentences.
    String whereNote(KeyMetric metric, Deviation deviation) {
        if (metric.breakdown() == null) {
            return "This metric has no breakdown. With one, its parts are compared here.";
        }
        Where where = explanations.where(deviation.id()).orElse(null);
        if (where == null) {
            return "Nobody has looked at its parts yet; that happens with the next sample.";
        }
        String trouble =
                where.trouble() == null ? "" : " The newest look failed: " + where.trouble();
        PartsReport report = where.report();
        return (report == null ? "Its parts could not be compared." : sentence(report)) + trouble;
    }

    private static String sentence(PartsReport report) {
        if (report.causes().isEmpty()) {
            return "%s parts were compared; no slice of them stands out."
                    .formatted(Numbers.number(report.parts()));
        }
        String causes =
                String.join(
                        "; ",
                        report.causes().stream()
                                .map(one ->
                                        one.name()
                                                + " ("
                                                + Numbers.percent(
                                                        Math.rint(one.share() * 100) / 100)
                                                + ")")
                                .toList());
        String others =
                report.alternatives().isEmpty()
                        ? ""
                        : " Nearly as well: "
                                + String.join(
                                        "; ",
                                        report.alternatives().stream()
                                                .map(PartsReport.Slice::name)
                                                .toList())
                                + ".";
        return "%s parts were compared. What fits best: %s, together %s of the difference.%s"
                .formatted(
                        Numbers.number(report.parts()),
                        causes,
                        Numbers.percent(Math.rint(report.explained() * 100) / 100),
                        others);
    }

    /// The number with the parts it was made of, and why it was enough for a page.
    List<Reason> tree(KeyMetric metric, Deviation deviation) {
        Judged last = deviation.last();
        List<Reason> observed = new ArrayList<>();
        observed.add(
                new Reason(
                        "Observed",
                        MetricNumbers.amount(metric, last.observed()),
                        "The sample as its source gave it.",
                        List.of()));
        observed.add(
                new Reason(
                        "Expected",
                        MetricNumbers.amount(metric, last.expected()),
                        "What the detector made of its past.",
                        now(metric, deviation)));
        observed.add(
                new Reason(
                        "Band",
                        MetricNumbers.band(metric, last),
                        "Where the value may lie without being counted as odd.",
                        List.of()));
        Reason number =
                new Reason(
                        deviation.isOpen() ? "Now" : "Last",
                        Numbers.change(last.change()),
                        "Observed against expected.",
                        observed);
        Reason page =
                new Reason(
                        "Why it opened",
                        "score " + Numbers.number(deviation.worst().score()),
                        "One half is worth a page; the budget is about %s by chance in a month."
                                .formatted(Numbers.number(metric.pagesPerMonth())),
                        explanations.because(deviation.id()).stream()
                                .map(one -> reason(metric, one))
                                .toList());
        return List.of(number, page);
    }

    private List<Reason> now(KeyMetric metric, Deviation deviation) {
        return deviation.isOpen()
                ? explanations.now(metric.id()).stream().map(one -> reason(metric, one)).toList()
                : List.of();
    }

    private static Reason reason(KeyMetric metric, Explanation explanation) {
        return new Reason(
                explanation.sentence(),
                Double.isFinite(explanation.value())
                        ? MetricNumbers.value(metric.kind(), explanation.value())
                        : "",
                "",
                explanation.parts().stream().map(part -> reason(metric, part)).toList());
    }
}
