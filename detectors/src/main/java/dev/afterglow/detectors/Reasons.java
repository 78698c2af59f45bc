package dev.afterglow.detectors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts a verdict of the general detector into words.
///
/// @param value the sample; `NaN` when it was missing
/// @param evidence −log10 of the chance to see something as odd
/// @param threshold evidence that is asked for
/// @param loudest what spoke loudest
record Reasons(double value, double evidence, double threshold, String loudest) {

    Explanation explain(Verdict verdict, DetectorSettings settings, long at) {
        List<Explanation> parts = new ArrayList<>();
        if (!Double.isNaN(verdict.expected())) {
            parts.add(band(verdict));
        }
        if (!(verdict instanceof Verdict.Learning)) {
            parts.add(oddity());
            parts.add(budget(settings));
        }
        settings.events().stream()
                .filter(e -> e.covers(at))
                .forEach(e -> parts.add(Explanation.of(Double.NaN, "Known event: " + e.name())));
        return new Explanation(value, sentence(verdict, at), parts);
    }

    private String sentence(Verdict verdict, long at) {
        String observed =
                Double.isNaN(value)
                        ? "No value"
                        : "%s instead of %s%s"
                                .formatted(
                                        Wording.number(value),
                                        Wording.number(verdict.expected()),
                                        share(verdict.expected()));
        if (verdict instanceof Verdict.Learning learning) {
            return "Still learning: %d more samples are needed".formatted(learning.missing());
        }
        if (verdict instanceof Verdict.Deviating deviating) {
            String side = deviating.direction() == Direction.DOWN ? "too low" : "too high";
            Duration lasted = Duration.ofMillis(at - deviating.since());
            String since =
                    lasted.isZero() ? "from this sample on" : "for " + Wording.duration(lasted);
            return "Deviating, %s %s: %s".formatted(side, since, observed);
        }
        boolean adopted = verdict instanceof Verdict.Normal normal && normal.newNormal();
        return (adopted ? "The change has lasted; it is the new normal: " : "Normal: ") + observed;
    }

    private String share(double expected) {
        double share = 100 * (value - expected) / Math.abs(expected);
        return Double.isFinite(share) && Math.abs(share) < 1000
                ? String.format(Locale.ROOT, " (%+.0f %%)", share).replace('-', '\u2212')
                : "";
    }

    private static Explanation band(Verdict verdict) {
        return Explanation.of(
                verdict.expected(),
                "Expected %s; one sample between %s and %s would not page"
                        .formatted(
                                Wording.number(verdict.expected()),
                                Wording.number(verdict.low()),
                                Wording.number(verdict.high())));
    }

    private Explanation oddity() {
        return Explanation.of(
                evidence,
                evidence < 1
                        ? "Nothing odd: more than one sample in ten looks like this"
                        : "Oddest is %s: about one sample in %s of the past is as odd"
                                .formatted(loudest, Wording.number(Math.pow(10, evidence))));
    }

    private Explanation budget(DetectorSettings settings) {
        return Explanation.of(
                threshold,
                "A page needs one in %s, for %s false pages a month"
                        .formatted(
                                Wording.number(Math.pow(10, threshold)),
                                Wording.number(settings.pagesPerMonth())));
    }
}
