package dev.afterglow.statistics;

import java.util.Arrays;
import java.util.List;

/// The exact conditional test over matched sets: how many cases were exposed, against what each set
/// gives by chance. It is the case-crossover test when the sets are one person's moments, and the
/// exact Mantel-Haenszel test when they are 2 x 2 tables.
///
/// In a stratum with `cases` among `total` of which `exposed` are exposed, the number X of exposed
/// cases has weights C(exposed, x) C(total - exposed, cases - x) r^x, where r is the rate ratio
/// while exposed (r = 1: the hypergeometric). The sum over strata is a convolution; changing r only
/// tilts it, so one convolution near the observed value serves tests and intervals.
///
/// Sources: case-crossover design, Maclure (1991), *Am J Epidemiol* 133:144; conditional likelihood
/// of matched sets, Breslow and Day (1980), *Statistical Methods in Cancer Research I*, 7.2-7.4;
/// exact inference over 2 x 2 x K tables, Mehta, Patel and Gray (1985), *JASA* 80:969; mid-p,
/// Lancaster (1961), *JASA* 56:223.
public final class ExactStrata {

    private final StrataSum sum;
    private final int observed;
    private final StrataSum.Tilted near;

    private ExactStrata(StrataSum sum, int observed) {
        this.sum = sum;
        this.observed = observed;
        this.near = sum.tilted(sum.tiltFor(observed));
    }

    /// A set of moments that are alike.
    ///
    /// @param cases how many of them are cases
    /// @param exposed how many of them are exposed
    /// @param total how many there are, cases included
    public record Stratum(int cases, int exposed, int total) {
        public Stratum {
            if (cases < 0 || exposed < 0 || cases > total || exposed > total) {
                throw new IllegalArgumentException(
                        "needs 0 <= cases, exposed <= total, was cases=%d exposed=%d total=%d"
                                .formatted(cases, exposed, total));
            }
        }
    }

    /// A test over strata.
    ///
    /// @param strata any number, also none
    /// @param observed exposed cases over all strata; must be possible given them
    public static ExactStrata of(List<Stratum> strata, int observed) {
        return checked(StrataSum.of(strata), observed);
    }

    /// A test over single cases, each with its own chance to be exposed.
    ///
    /// @param chances each in 0..1, one a case; may be empty
    /// @param observed how many cases were exposed
    public static ExactStrata ofChances(double[] chances, int observed) {
        return checked(StrataSum.of(chances), observed);
    }

    private static ExactStrata checked(StrataSum sum, int observed) {
        if (observed < sum.lowest() || observed > sum.highest()) {
            throw new IllegalArgumentException(
                    "observed must lie in %d..%d given the strata, was %d"
                            .formatted(sum.lowest(), sum.highest(), observed));
        }
        return new ExactStrata(sum, observed);
    }

    /// Exposed cases.
    public int observed() {
        return observed;
    }

    /// Exposed cases that chance would give.
    public double expected() {
        return sum.mean(1);
    }

    /// Whether the strata could have told anything: some had exposed and unexposed moments.
    public boolean tells() {
        return sum.lowest() < sum.highest();
    }

    /// One-sided mid-p for more than chance; .5 when nothing can be told.
    public double midP() {
        return near.midUpper(observed, 1);
    }

    /// One-sided p that counts the whole probability of the observed value.
    public double exactP() {
        return Math.min(1, near.upper(observed, 1));
    }

    /// The 95 % mid-p interval for the rate ratio while exposed.
    public Interval rateRatio() {
        if (!tells()) {
            return Interval.UNKNOWN;
        }
        double tail = .025;
        Interval low = new Interval(-60, Math.log(near.tilt()));
        Interval high = new Interval(Math.log(near.tilt()), 60);
        double from =
                observed == sum.lowest()
                        ? 0
                        : Math.exp(
                                Special.root(
                                        r -> near.midUpper(observed, Math.exp(r)) - tail, low));
        double to =
                observed == sum.highest()
                        ? Double.POSITIVE_INFINITY
                        : Math.exp(
                                Special.root(
                                        r -> near.midLower(observed, Math.exp(r)) - tail, high));
        return new Interval(from, to);
    }

    /// The 95 % interval for observed over expected: the rate ratio's interval carried over.
    public Interval observedOverExpected() {
        if (!tells()) {
            return Interval.UNKNOWN;
        }
        Interval rate = rateRatio();
        double expected = expected();
        double low = rate.low() == 0 ? sum.lowest() : sum.mean(rate.low());
        double high = Double.isInfinite(rate.high()) ? sum.highest() : sum.mean(rate.high());
        return new Interval(low / expected, Math.max(low, high) / expected);
    }

    /// Chance that the one-sided mid-p test at `alpha` finds a true rate ratio.
    ///
    /// @param rateRatio more than 0, such as 2
    /// @param alpha such as .05
    public double power(double rateRatio, double alpha) {
        StrataSum.Tilted chance = sum.tilted(1);
        int critical = sum.lowest();
        while (critical <= sum.highest() && chance.midUpper(critical, 1) > alpha) {
            critical++;
        }
        return critical > sum.highest()
                ? 0
                : Math.min(1, sum.tilted(rateRatio).upper(critical, rateRatio));
    }

    @Override
    public String toString() {
        return "ExactStrata[observed=" + observed + ", expected=" + expected() + "]";
    }

    /// Reads a case-crossover from plain arrays: for each case its own state and those of its
    /// control moments.
    ///
    /// @param caseExposed whether each case was exposed
    /// @param controls for each case the states of its control moments; an empty row tells nothing
    public static ExactStrata caseCrossover(boolean[] caseExposed, boolean[][] controls) {
        if (caseExposed.length != controls.length) {
            throw new IllegalArgumentException(
                    "every case needs its controls: %d cases, %d rows"
                            .formatted(caseExposed.length, controls.length));
        }
        Stratum[] strata = new Stratum[caseExposed.length];
        int observed = 0;
        for (int i = 0; i < strata.length; i++) {
            int exposed = caseExposed[i] ? 1 : 0;
            observed += exposed;
            for (boolean control : controls[i]) {
                exposed += control ? 1 : 0;
            }
            strata[i] = new Stratum(1, exposed, 1 + controls[i].length);
        }
        return of(Arrays.asList(strata), observed);
    }
}
