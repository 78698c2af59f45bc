package dev.afterglow.statistics;

/// The binomial distribution and exact statements about a proportion.
///
/// Sources: exact interval by Clopper and Pearson (1934), *Biometrika* 26:404; mid-p after
/// Lancaster (1961), *JASA* 56:223, and Berry and Armitage (1995), *The Statistician* 44:417. Tails
/// come from the incomplete beta function (Abramowitz and Stegun 1964, 26.5.24).
///
/// @param trials how many times it was tried, 0 or more
/// @param chance the probability at each trial, 0 to 1
public record Binomial(int trials, double chance) {

    public Binomial {
        if (trials < 0 || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(
                    "binomial needs trials >= 0 and a chance in 0..1, was "
                            + trials
                            + ", "
                            + chance);
        }
    }

    /// P(X = successes).
    public double at(int successes) {
        if (successes < 0 || successes > trials) {
            return 0;
        }
        if (chance == 0 || chance == 1) {
            return successes == (chance == 0 ? 0 : trials) ? 1 : 0;
        }
        return Math.exp(
                Special.logChoose(trials, successes)
                        + successes * Math.log(chance)
                        + (trials - successes) * Math.log1p(-chance));
    }

    /// P(X >= successes).
    public double atLeast(int successes) {
        if (successes <= 0) {
            return 1;
        }
        return successes > trials ? 0 : Special.beta(chance, successes, trials - successes + 1.0);
    }

    /// P(X <= successes).
    public double atMost(int successes) {
        if (successes < 0) {
            return 0;
        }
        return successes >= trials
                ? 1
                : Special.beta(1 - chance, trials - successes, successes + 1.0);
    }

    /// One-sided mid-p for more than chance: P(X > successes) + P(X = successes) / 2.
    public double midP(int successes) {
        return Math.min(1, atLeast(successes + 1) + at(successes) / 2);
    }

    /// Chance that a one-sided mid-p test at `alpha` finds it when the true proportion is `truth`.
    public double power(double truth, double alpha) {
        int critical = 0;
        while (critical <= trials && midP(critical) > alpha) {
            critical++;
        }
        return new Binomial(trials, truth).atLeast(critical);
    }

    /// The exact interval for a proportion (Clopper and Pearson): never covers less than
    /// `confidence`.
    ///
    /// @param observed successes and trials; `(0, 0)` gives 0..1
    /// @param confidence such as .95
    public static Interval exact(Share observed, double confidence) {
        int hits = observed.hits();
        int of = observed.of();
        double tail = (1 - confidence) / 2;
        Interval unit = new Interval(0, 1);
        double low =
                hits == 0 ? 0 : Special.root(p -> new Binomial(of, p).atLeast(hits) - tail, unit);
        double high =
                hits == of ? 1 : Special.root(p -> new Binomial(of, p).atMost(hits) - tail, unit);
        return new Interval(low, high);
    }

    /// The mid-p interval for a proportion: shorter than the exact one, right on average.
    public static Interval midP(Share observed, double confidence) {
        int hits = observed.hits();
        int of = observed.of();
        double tail = (1 - confidence) / 2;
        Interval unit = new Interval(0, 1);
        double low = hits == 0 ? 0 : Special.root(p -> new Binomial(of, p).midP(hits) - tail, unit);
        double high =
                hits == of ? 1 : Special.root(p -> 1 - new Binomial(of, p).midP(hits) - tail, unit);
        return new Interval(low, high);
    }
}
