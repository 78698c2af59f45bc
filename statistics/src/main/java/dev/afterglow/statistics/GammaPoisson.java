package dev.afterglow.statistics;

/// Rates of many units shrunk towards their common mean: a service with two incidents in three
/// changes is probably not the worst one.
///
/// Counts are Poisson around rate times expected; rates follow a gamma distribution whose shape and
/// rate are fitted by maximum likelihood (the counts are then negative binomial). Source: Clayton
/// and Kaldor (1987), *Biometrics* 43:671, section 3.
///
/// @param shape of the gamma; infinite when the counts scatter no more than Poisson
/// @param mean of the rates
public record GammaPoisson(double shape, double mean) {

    /// A unit's count and what its exposure alone would give.
    public record Unit(int observed, double expected) {
        public Unit {
            if (observed < 0 || !(expected > 0)) {
                throw new IllegalArgumentException(
                        "a unit needs observed >= 0 and expected > 0, was %d, %s"
                                .formatted(observed, expected));
            }
        }
    }

    /// Fits the prior. With no event at all the mean is 0.
    public static GammaPoisson fit(Unit... units) {
        double events = 0;
        double expected = 0;
        for (Unit unit : units) {
            events += unit.observed();
            expected += unit.expected();
        }
        if (units.length == 0 || events == 0) {
            return new GammaPoisson(Double.POSITIVE_INFINITY, 0);
        }
        double log =
                Special.root(
                        s -> slope(units, Math.exp(s), bestMean(units, Math.exp(s))),
                        new Interval(-7, 14));
        double shape = log > 13.9 ? Double.POSITIVE_INFINITY : Math.exp(log);
        double mean = Double.isInfinite(shape) ? events / expected : bestMean(units, shape);
        return new GammaPoisson(shape, mean);
    }

    /// Derivative of the log likelihood by the shape.
    private static double slope(Unit[] units, double shape, double mean) {
        double sum = 0;
        for (Unit unit : units) {
            double scale = shape + mean * unit.expected();
            for (int k = 0; k < unit.observed(); k++) {
                sum += 1 / (shape + k);
            }
            sum += Math.log(shape / scale) + (mean * unit.expected() - unit.observed()) / scale;
        }
        return sum;
    }

    /// The mean at which the likelihood is largest for a shape.
    private static double bestMean(Unit[] units, double shape) {
        double log =
                Special.root(
                        m -> {
                            double mean = Math.exp(m);
                            double sum = 0;
                            for (Unit unit : units) {
                                sum +=
                                        (unit.observed() - mean * unit.expected())
                                                / (shape + mean * unit.expected());
                            }
                            return sum;
                        },
                        new Interval(-40, 40));
        return Math.exp(log);
    }

    /// The shrunken rate of a unit: between its own ratio and the mean.
    public double rate(Unit unit) {
        if (Double.isInfinite(shape)) {
            return mean;
        }
        return (unit.observed() + shape) / (unit.expected() + shape / mean);
    }

    /// The 95 % credible interval of a unit's rate.
    public Interval interval(Unit unit) {
        if (Double.isInfinite(shape)) {
            return new Interval(mean, mean);
        }
        double a = unit.observed() + shape;
        double b = unit.expected() + shape / mean;
        Interval range = new Interval(0, 100 + 20 * a);
        double low = Special.root(x -> Special.gammaBelow(a, x) - .025, range);
        double high = Special.root(x -> Special.gammaBelow(a, x) - .975, range);
        return new Interval(low / b, high / b);
    }
}
