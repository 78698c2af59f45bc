package dev.afterglow.statistics;

import java.util.SplittableRandom;
import java.util.function.Predicate;

/// The chance to find what is there, by simulating it many times.
///
/// @param share of runs in which it was found
/// @param interval exact 95 % interval of that share (Clopper and Pearson 1934)
public record Power(Share share, Interval interval) {

    /// How often to try.
    ///
    /// @param times at least 1
    /// @param seed the same seed gives the same runs
    public record Runs(int times, long seed) {
        public Runs {
            if (times < 1) {
                throw new IllegalArgumentException("power needs at least one run, was " + times);
            }
        }
    }

    /// Simulates and tests.
    ///
    /// @param found makes one world from its own random numbers and says whether the test found it
    public static Power simulate(Predicate<SplittableRandom> found, Runs runs) {
        SplittableRandom random = new SplittableRandom(runs.seed());
        int hits = 0;
        for (int i = 0; i < runs.times(); i++) {
            hits += found.test(random.split()) ? 1 : 0;
        }
        Share share = new Share(hits, runs.times());
        return new Power(share, Binomial.exact(share, .95));
    }
}
