package dev.afterglow.statistics;

/// The Poisson distribution and exact statements about a rate and about a change of rate.
///
/// Sources: exact interval by Garwood (1936), *Biometrika* 28:437, as quantiles of the gamma
/// distribution (Ulm 1990, *Am J Epidemiol* 131:373); mid-p interval after Cohen and Yang (1994),
/// *Statistics in Medicine* 13:2189; two rates by conditioning on their sum, Przyborowski and
/// Wilenski (1940), *Biometrika* 31:313.
///
/// @param mean the expected count, 0 or more
public record Poisson(double mean) {

    public Poisson {
        if (!(mean >= 0) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException("a Poisson mean is 0 or more, was " + mean);
        }
    }

    /// P(X = count).
    public double at(int count) {
        if (count < 0) {
            return 0;
        }
        if (mean == 0) {
            return count == 0 ? 1 : 0;
        }
        return Math.exp(count * Math.log(mean) - mean - Special.logFactorial(count));
    }

    /// P(X >= count).
    public double atLeast(int count) {
        return count <= 0 ? 1 : Special.gammaBelow(count, mean);
    }

    /// P(X <= count).
    public double atMost(int count) {
        return count < 0 ? 0 : Special.gammaAbove(count + 1.0, mean);
    }

    /// One-sided mid-p for more than expected: P(X > count) + P(X = count) / 2.
    public double midP(int count) {
        return Math.min(1, atLeast(count + 1) + at(count) / 2);
    }

    /// The exact interval for the mean behind `count` events (Garwood).
    public static Interval exact(int count, double confidence) {
        double tail = (1 - confidence) / 2;
        Interval range = new Interval(0, reach(count));
        double low =
                count == 0 ? 0 : Special.root(m -> new Poisson(m).atLeast(count) - tail, range);
        double high = Special.root(m -> new Poisson(m).atMost(count) - tail, range);
        return new Interval(low, high);
    }

    /// The mid-p interval for the mean behind `count` events: shorter, right on average.
    public static Interval midP(int count, double confidence) {
        double tail = (1 - confidence) / 2;
        Interval range = new Interval(0, reach(count));
        double low = count == 0 ? 0 : Special.root(m -> new Poisson(m).midP(count) - tail, range);
        double high = Special.root(m -> 1 - new Poisson(m).midP(count) - tail, range);
        return new Interval(low, high);
    }

    /// A bound well above any mean that could give `count` at the confidences people use.
    private static double reach(int count) {
        return 50 + count + 20 * Math.sqrt(count + 1.0);
    }

    /// A count of events over an exposure (days, changes, requests).
    ///
    /// @param events 0 or more
    /// @param exposure more than 0
    public record Rate(int events, double exposure) {
        public Rate {
            if (events < 0 || !(exposure > 0) || Double.isInfinite(exposure)) {
                throw new IllegalArgumentException(
                        "a rate needs events >= 0 and exposure > 0, was "
                                + events
                                + " / "
                                + exposure);
            }
        }
    }

    /// The exact interval for the ratio of two rates, `after` over `before`; `0..∞` when neither
    /// has an event.
    public static Interval ratio(Rate after, Rate before, double confidence) {
        int total = after.events() + before.events();
        if (total == 0) {
            return Interval.UNKNOWN;
        }
        Interval share = Binomial.exact(new Share(after.events(), total), confidence);
        double scale = before.exposure() / after.exposure();
        return new Interval(odds(share.low()) * scale, odds(share.high()) * scale);
    }

    /// One-sided mid-p that `after` has the higher rate, given the sum of both; .5 when it is 0.
    public static double midP(Rate after, Rate before) {
        int total = after.events() + before.events();
        double share = after.exposure() / (after.exposure() + before.exposure());
        return new Binomial(total, share).midP(after.events());
    }

    private static double odds(double share) {
        return share >= 1 ? Double.POSITIVE_INFINITY : share / (1 - share);
    }
}
