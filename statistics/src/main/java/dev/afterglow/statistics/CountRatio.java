package dev.afterglow.statistics;

/// An observed count beside its mean by chance, where chance may scatter more (or less) than a
/// Poisson count does: its interval and power.
///
/// The count over its dispersion is taken as Poisson, so the interval for the mean is a scaled
/// gamma interval, the mid-p one between its two exact sides (McCullagh and Nelder, *Generalized
/// Linear Models*, 2nd ed. 1989, 6.2, for the dispersion; Garwood 1936 for the interval).
///
/// @param observed 0 or more
/// @param expected by chance, 0 or more
/// @param dispersion variance over mean by chance, more than 0; 1 is Poisson
public record CountRatio(double observed, double expected, double dispersion) {

    /// Dispersion is not believed below this: a constant would give intervals of no width.
    private static final double LEAST_DISPERSION = .05;

    public CountRatio {
        if (!(observed >= 0) || !(expected >= 0) || !(dispersion >= 0)) {
            throw new IllegalArgumentException(
                    "a count ratio needs values of 0 or more, was %s, %s, %s"
                            .formatted(observed, expected, dispersion));
        }
        dispersion = Math.max(LEAST_DISPERSION, dispersion);
    }

    /// A Poisson count.
    public static CountRatio poisson(int observed, double expected) {
        return new CountRatio(observed, expected, 1);
    }

    /// From draws; their variance over their mean is the dispersion.
    public static CountRatio of(ChanceTally.Outcome outcome) {
        ChanceTally.Chance chance = outcome.chance();
        double dispersion = chance.mean() > 0 ? chance.variance() / chance.mean() : 1;
        return new CountRatio(outcome.observed(), Math.max(0, chance.mean()), dispersion);
    }

    /// The 95 % interval of observed over expected; unknown when nothing is expected.
    public Interval ratio() {
        if (expected == 0) {
            return Interval.UNKNOWN;
        }
        double count = observed / dispersion;
        Interval range = new Interval(0, 50 + count + 20 * Math.sqrt(count + 1));
        double low = count == 0 ? 0 : Special.root(mean -> midAbove(count, mean) - .025, range);
        double high = Special.root(mean -> 1 - midAbove(count, mean) - .025, range);
        return new Interval(low, high).times(dispersion / expected);
    }

    /// Chance that a one-sided test at `alpha` finds a true ratio such as 2.
    public double power(double ratio, double alpha) {
        if (expected == 0) {
            return 0;
        }
        double mean = expected / dispersion;
        double step = 1 / dispersion;
        double critical = step * Math.floor(mean / step);
        while (midAbove(critical, mean) > alpha) {
            critical += step;
        }
        return Special.gammaBelow(critical, mean * ratio);
    }

    /// Mid-p of `count` or more, between whole counts by the gamma function.
    private static double midAbove(double count, double mean) {
        double with = count <= 0 ? 1 : Special.gammaBelow(count, mean);
        return (with + Special.gammaBelow(count + 1, mean)) / 2;
    }
}
