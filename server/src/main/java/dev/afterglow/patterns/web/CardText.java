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
                        Numbers.number(finding.observed() / finding.expected()),
                        Numbers.number(finding.ratio().low()),
                        upTo(finding.ratio().high()));
    }

    /// The upper end of an interval, which may be open.
    static String upTo(double high) {
        return Double.isInfinite(high) ? "any" : Numbers.number(high);
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
        long tenths = Math.round(finding.power() * 10);
        return switch ((int) tenths) {
            case 0 -> "not even a doubling";
            case 10 -> "a doubling, nearly always";
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
                        Numbers.number(finding.ratio().low()),
                        Double.isInfinite(high)
                                ? "any number of times"
                                : Numbers.number(high) + " times");
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
