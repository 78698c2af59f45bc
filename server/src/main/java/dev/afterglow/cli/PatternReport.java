package dev.afterglow.cli;

import dev.afterglow.patterns.Answer;
import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.Selection;
import dev.afterglow.patterns.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The answer of a pattern run for people at a terminal: what is more than chance first, every look
/// listed, and no causal word.
final class PatternReport {

    private static final int EVIDENCE_SHOWN = 8;

    private final PrintWriter out;

    PatternReport(PrintWriter out) {
        this.out = out;
    }

    void print(Answer answer, long seed) {
        Answer.Coverage coverage = answer.coverage();
        int looks = answer.findings().size();
        out.printf(
                "%d %s, %d reviewed, %d coded · %d looks, all listed · seed %d%n",
                coverage.incidents(),
                coverage.incidents() == 1 ? "incident" : "incidents",
                coverage.reviewed(),
                coverage.coded(),
                looks,
                seed);
        out.println(
                "Of what is called more than chance, at most 1 in 20 is expected to be chance.");
        answer.notes().forEach(note -> out.println("Note: " + note));
        List<Finding> sorted = new ArrayList<>(answer.findings());
        sorted.sort(Comparator.comparingDouble(finding -> finding.q().orElse(2)));
        for (Finding finding : sorted) {
            if (finding.verdict() == Verdict.MORE || finding.verdict() == Verdict.LESS) {
                card(finding);
            }
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "%-44s %8s %9s %18s %7s %7s  %s%n",
                "look",
                "observed",
                "by chance",
                "ratio (95 %)",
                "q",
                "power",
                "verdict");
        answer.findings().forEach(this::row);
        for (Answer.Off off : answer.off()) {
            String missing = String.join(", ", off.missing());
            out.printf("%-44s switched off: no %s%n", off.lens(), missing);
        }
    }

    private void card(Finding finding) {
        out.println();
        out.printf("%s: %s%n", finding.pattern(), finding.verdict().words());
        out.printf(
                Locale.ROOT,
                "  %s of %d, %.1f by chance · ratio %s · q %.3f with %d looks%n",
                count(finding.observed()),
                finding.n(),
                finding.expected(),
                ratio(finding),
                finding.q().orElse(1),
                finding.looks());
        out.printf("  Chance is: %s%n", finding.baseline());
        Selection selection = finding.selection();
        out.printf(
                "  Reviewed: %d of %d · not reviewed: %d of %d%n",
                selection.reviewedExposed(),
                selection.reviewed(),
                selection.otherExposed(),
                selection.other());
        List<String> evidence = finding.evidence();
        if (evidence.isEmpty()) {
            out.println("  Evidence: kept private, or none");
        } else {
            int shown = Math.min(EVIDENCE_SHOWN, evidence.size());
            String more =
                    evidence.size() > shown ? " and " + (evidence.size() - shown) + " more" : "";
            out.printf("  Evidence: %s%s%n", String.join(" ", evidence.subList(0, shown)), more);
        }
        out.printf("  Ask: %s%n", finding.question());
    }

    private void row(Finding finding) {
        out.printf(
                Locale.ROOT,
                "%-44s %8s %9.1f %18s %7s %7.2f  %s%n",
                finding.pattern(),
                count(finding.observed()),
                finding.expected(),
                ratio(finding),
                finding.q().isPresent()
                        ? String.format(Locale.ROOT, "%.3f", finding.q().getAsDouble())
                        : "-",
                finding.power(),
                verdict(finding));
    }

    private static String verdict(Finding finding) {
        String words = finding.verdict().words();
        return finding.verdict() == Verdict.UNKNOWN ? words + " with n = " + finding.n() : words;
    }

    private static String count(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String ratio(Finding finding) {
        if (finding.p().isEmpty() || finding.expected() <= 0) {
            return "-";
        }
        double high = finding.ratio().high();
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %s)",
                finding.observed() / finding.expected(),
                finding.ratio().low(),
                Double.isInfinite(high) ? "any" : String.format(Locale.ROOT, "%.1f", high));
    }
}
