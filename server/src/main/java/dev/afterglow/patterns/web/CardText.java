package dev.afterglow.patterns.web;

import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.Verdict;
import dev.afterglow.statistics.Poisson;
import dev.afterglow.web.Numbers;
import java.util.Locale;
import java.util.OptionalInt;

/// The numbers of a finding in words.
final class CardText {

    private static final double ENOUGH = .8;
    private static final double LEVEL = .05;
    private static final int CASES_MAX = 100_000;

    private CardText() {}

    static String badge(Finding finding) {
        return finding.verdict() == Verdict.UNKNOWN
                ? finding.verdict().words() + " with n = " + Numbers.number(finding.n())
                : finding.verdict().words();
    }

    static String tone(Verdict verdict) {
        return switch (verdict) {
            case MORE -> "key";
            case LESS -> "good";
            case AS -> "plain";
            case UNKNOWN -> "doubt";
        };
    }

    static String ratio(Finding finding) {
        if (finding.p().isEmpty() || finding.expected() <= 0) {
            return "unknown";
        }
        return "%s (%s to %s)"
                .formatted(
                        rounded(finding.observed() / finding.expected()),
                        rounded(finding.ratio().low()),
                        upTo(finding.ratio().high()));
    }

    /// The upper end of an interval, which may be open.
    static String upTo(double high) {
        return Double.isInfinite(high) ? "any" : rounded(high);
    }

    /// `.04`, `< .001`, `unknown`.
    static String probability(java.util.OptionalDouble p) {
        if (p.isEmpty()) {
            return "unknown";
        }
        double value = p.getAsDouble();
        if (value < .001) {
            return "< .001";
        }
        String text = String.format(Locale.ROOT, value < .1 ? "%.3f" : "%.2f", value);
        return value < 1 ? text.substring(1) : text;
    }

    /// `a doubling, 6 times in 10`.
    static String power(Finding finding) {
        int tenths = (int) Math.floor(finding.power() * 10);
        if (finding.power() > .95) {
            return "a doubling, nearly always";
        }
        return switch (tenths) {
            case 0 -> "not even a doubling";
            case 1 -> "a doubling, once in 10";
            default -> "a doubling, " + tenths + " times in 10";
        };
    }

    /// What chance alone leaves open, for a finding that cannot be told.
    static String doubt(Finding finding) {
        if (finding.p().isEmpty()) {
            return finding.n() == 0
                    ? "There was no such case to look at."
                    : "Chance had no choice: it would be so in all cases, or in none.";
        }
        double high = finding.ratio().high();
        return "It may be %s times as often as chance gives, or %s; both fit what was seen."
                .formatted(
                        rounded(finding.ratio().low()),
                        Double.isInfinite(high) ? "any number of times" : rounded(high) + " times");
    }

    /// Two digits: an interval from few cases has no more that matter.
    private static String rounded(double value) {
        return Numbers.number(
                new java.math.BigDecimal(value, new java.math.MathContext(2)).doubleValue());
    }

    /// How many cases more it takes until a doubling would be seen four times in five, if cases
    /// stay alike; empty when they would do already, or never.
    static OptionalInt casesMore(Finding finding) {
        if (finding.n() == 0 || !(finding.expected() > 0) || finding.power() >= ENOUGH) {
            return OptionalInt.empty();
        }
        double perCase = finding.expected() / finding.n();
        double alpha = LEVEL / Math.max(1, finding.looks());
        for (int n = finding.n(); n <= CASES_MAX; n = (int) Math.ceil(n * 1.05)) {
            if (power(perCase * n, alpha) >= ENOUGH) {
                return n > finding.n() ? OptionalInt.of(n - finding.n()) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private static double power(double expected, double alpha) {
        Poisson chance = new Poisson(expected);
        int critical = (int) Math.ceil(expected);
        while (chance.midP(critical) > alpha) {
            critical++;
        }
        return new Poisson(2 * expected).atLeast(critical);
    }
}
