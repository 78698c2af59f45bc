package dev.afterglow.patterns;

import dev.afterglow.statistics.Binomial;
import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.CountRatio;
import dev.afterglow.statistics.ExactStrata;
import dev.afterglow.statistics.Interval;
import dev.afterglow.statistics.Share;
import java.util.function.DoubleFunction;

/// What was observed beside what chance would give, whatever chance means.
sealed interface Sample {

    double observed();

    double expected();

    /// 95 % interval of observed over expected.
    Interval ratio();

    /// One-sided mid-p for more than chance.
    double p();

    /// One-sided mid-p for less than chance.
    double less();

    /// Chance to find a true ratio at a level.
    double power(double ratio, double alpha);

    /// Whether chance could have given one thing or another.
    boolean tells();

    /// Cases that were exposed, each with its own chance to be.
    static Sample of(ExactStrata strata) {
        return new Exact(strata);
    }

    /// Two ways to say what chance is: the answer is that of the one that leaves less, in both
    /// directions.
    static Sample both(Sample first, Sample second) {
        return new Locked(first, second);
    }

    /// A count against draws.
    static Sample of(ChanceTally.Outcome outcome) {
        return new Drawn(outcome, CountRatio.of(outcome));
    }

    /// A count against draws, whose power is drawn as well: a cause twice as strong need not give
    /// twice the count.
    ///
    /// @param strong what would be counted were the cause so many times as strong
    static Sample of(ChanceTally.Outcome outcome, DoubleFunction<ChanceTally.Chance> strong) {
        return new Stronger(new Drawn(outcome, CountRatio.of(outcome)), strong);
    }

    /// So many out of so many, each with the same chance.
    static Sample of(Share observed, double chance) {
        return new Dealt(observed, new Binomial(observed.of(), chance));
    }

    record Exact(ExactStrata strata) implements Sample {
        @Override
        public double observed() {
            return strata.observed();
        }

        @Override
        public double expected() {
            return strata.expected();
        }

        @Override
        public Interval ratio() {
            return strata.observedOverExpected();
        }

        @Override
        public double p() {
            return strata.midP();
        }

        @Override
        public double less() {
            return 1 - strata.midP();
        }

        @Override
        public double power(double ratio, double alpha) {
            return strata.power(ratio, alpha);
        }

        @Override
        public boolean tells() {
            return strata.tells();
        }
    }

    record Locked(Sample first, Sample second) implements Sample {

        /// The one that says less: nearer to chance, or the one that can tell at all.
        private Sample weaker() {
            if (!first.tells() || !second.tells()) {
                return first.tells() ? second : first;
            }
            return Math.abs(first.p() - .5) <= Math.abs(second.p() - .5) ? first : second;
        }

        @Override
        public double observed() {
            return first.observed();
        }

        @Override
        public double expected() {
            return weaker().expected();
        }

        @Override
        public Interval ratio() {
            return weaker().ratio();
        }

        @Override
        public double p() {
            boolean agree = (first.p() - .5) * (second.p() - .5) >= 0;
            return agree ? weaker().p() : .5;
        }

        @Override
        public double less() {
            return 1 - p();
        }

        @Override
        public double power(double ratio, double alpha) {
            return Math.min(first.power(ratio, alpha), second.power(ratio, alpha));
        }

        @Override
        public boolean tells() {
            return first.tells() && second.tells();
        }
    }

    record Drawn(ChanceTally.Outcome outcome, CountRatio count) implements Sample {
        @Override
        public double observed() {
            return outcome.observed();
        }

        @Override
        public double expected() {
            return outcome.chance().mean();
        }

        @Override
        public Interval ratio() {
            return count.ratio();
        }

        @Override
        public double p() {
            return outcome.midP();
        }

        @Override
        public double less() {
            return outcome.midLess();
        }

        @Override
        public double power(double ratio, double alpha) {
            return tells() ? count.power(ratio, alpha) : 0;
        }

        @Override
        public boolean tells() {
            return outcome.chance().variance() > 0;
        }
    }

    record Stronger(Drawn drawn, DoubleFunction<ChanceTally.Chance> strong) implements Sample {
        @Override
        public double observed() {
            return drawn.observed();
        }

        @Override
        public double expected() {
            return drawn.expected();
        }

        @Override
        public Interval ratio() {
            return drawn.ratio();
        }

        @Override
        public double p() {
            return drawn.p();
        }

        @Override
        public double less() {
            return drawn.less();
        }

        @Override
        public double power(double ratio, double alpha) {
            return tells() ? drawn.outcome().chance().power(strong.apply(ratio), alpha) : 0;
        }

        @Override
        public boolean tells() {
            return drawn.tells();
        }
    }

    record Dealt(Share share, Binomial chance) implements Sample {
        @Override
        public double observed() {
            return share.hits();
        }

        @Override
        public double expected() {
            return chance.trials() * chance.chance();
        }

        @Override
        public Interval ratio() {
            return tells()
                    ? Binomial.midP(share, .95).times(1 / chance.chance())
                    : Interval.UNKNOWN;
        }

        @Override
        public double p() {
            return chance.midP(share.hits());
        }

        @Override
        public double less() {
            return 1 - p();
        }

        @Override
        public double power(double ratio, double alpha) {
            double odds = ratio * chance.chance() / (1 - chance.chance());
            return tells() ? chance.power(odds / (1 + odds), alpha) : 0;
        }

        @Override
        public boolean tells() {
            return chance.trials() > 0 && chance.chance() > 0 && chance.chance() < 1;
        }
    }
}
