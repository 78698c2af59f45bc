package dev.afterglow.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Percentile intervals by drawing whole units again (Efron 1979, *Ann Statist* 7:1; Efron and
/// Tibshirani, *An Introduction to the Bootstrap*, 1993, 13.3).
///
/// @param draws how many samples, at least 40
/// @param confidence such as .95
/// @param seed the same seed gives the same interval
public record Bootstrap(int draws, double confidence, long seed) {

    /// 2,000 samples and 95 %.
    public static Bootstrap seeded(long seed) {
        return new Bootstrap(2_000, .95, seed);
    }

    public Bootstrap {
        if (draws < 40 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "bootstrap needs draws >= 40 and a confidence inside 0..1, was %d, %s"
                            .formatted(draws, confidence));
        }
    }

    /// The interval of a statistic over `units` things.
    ///
    /// @param units how many things may be drawn; each sample draws as many, with putting back
    /// @param statistic from drawn indices to a value, empty where it is not defined
    /// @return empty with fewer than two units or where one sample in ten has no value
    public Optional<Interval> interval(int units, Function<int[], OptionalDouble> statistic) {
        if (units < 2) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[draws];
        int defined = 0;
        int[] drawn = new int[units];
        for (int i = 0; i < draws; i++) {
            for (int k = 0; k < units; k++) {
                drawn[k] = random.nextInt(units);
            }
            OptionalDouble value = statistic.apply(drawn);
            if (value.isPresent()) {
                values[defined++] = value.getAsDouble();
            }
        }
        if (defined < draws * .9) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        double tail = (1 - confidence) / 2;
        return Optional.of(new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail)));
    }

    /// The quantile of sorted values by linear interpolation (Hyndman and Fan 1996, type 7).
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
