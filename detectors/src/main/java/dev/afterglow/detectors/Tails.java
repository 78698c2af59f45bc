package dev.afterglow.detectors;

/// Turns statistics of unknown distribution into evidence: −log10 of the chance to see one as
/// large.
///
/// Each channel tracks the 90 % quantile of its statistic by stochastic approximation (Robbins and
/// Monro,
/// "A stochastic approximation method", Annals of Mathematical Statistics 1951) on the logarithmic
/// scale, and
/// the mean log-excess above it, which is Hill's estimate of the tail (Hill, "A simple general
/// approach to
/// inference about the tail of a distribution", Annals of Statistics 1975). Beyond the quantile q
/// with spread
/// h the chance of x is 0.1 (x/q)^(−1/h). It does so twice, with a memory of hours and one of
/// weeks, and
/// believes the smaller evidence: a new regime is soon ordinary, and a rare habit is not forgotten.
final class Tails {
    private static final int NUMBERS = 4;
    private static final double TAIL_SHARE = 0.1;
    private static final double LOG10 = Math.log(10);
    private static final double LONGEST_EXCESS = 3;

    /// Less than half a width is never in the tail; so a series that is nearly always still is
    /// judged by the
    /// rest of its samples.
    private static final double SMALLEST = 0.5;

    /// Below the smallest quantile fewer samples tell of the tail: each counts for so many.
    private static final double RARE = 5;

    private static final float FIRST_QUANTILE = 2;
    private static final float FIRST_SPREAD = 0.4f;

    private final float[] memory;
    private final int from;
    private final Tuning.Weighing tuning;

    /// Uses `size(channels)` floats of `memory` from `from` on.
    Tails(float[] memory, int from, int channels, Tuning.Weighing tuning) {
        this.memory = memory;
        this.from = from;
        this.tuning = tuning;
        for (int i = from; i < from + NUMBERS * channels; i += 2) {
            memory[i] = FIRST_QUANTILE;
            memory[i + 1] = FIRST_SPREAD;
        }
    }

    /// Floats needed.
    static int size(int channels) {
        return NUMBERS * channels;
    }

    /// −log10 of the chance of a statistic of at least `x`, from 0 up.
    double evidence(int channel, double x) {
        int at = from + NUMBERS * channel;
        if (!(x > memory[at] && x > memory[at + 2])) {
            return 0;
        }
        double hours = Math.log(x / memory[at]) / memory[at + 1];
        double weeks = Math.log(x / memory[at + 2]) / memory[at + 3];
        return 1 + Math.min(hours, weeks) / LOG10;
    }

    /// The statistic that has this much evidence, at least 1: the inverse of `evidence`.
    double statistic(int channel, double evidence) {
        int at = from + NUMBERS * channel;
        double excess = (evidence - 1) * LOG10;
        return Math.max(
                memory[at] * Math.exp(excess * memory[at + 1]),
                memory[at + 2] * Math.exp(excess * memory[at + 3]));
    }

    /// Learns a statistic.
    ///
    /// @param least gain while little is known yet
    /// @param share what the sample counts; 1 for one ordinary sample
    void learn(int channel, double x, double least, double share) {
        int at = from + NUMBERS * channel;
        learn(at, x, tuning.hours(), least, share);
        learn(at + 2, x, tuning.weeks(), least, share);
    }

    private void learn(int at, double x, Tuning.Gains gains, double least, double share) {
        double quantile = memory[at];
        double gain = share * Math.max(gains.quantile(), least);
        if (x > quantile) {
            double excess = Math.min(Math.log(x / quantile), LONGEST_EXCESS);
            double spread = memory[at + 1];
            double rare = quantile <= SMALLEST ? RARE : 1;
            spread += share * Math.max(rare * gains.tail(), least) * (excess - spread);
            memory[at + 1] =
                    (float) Math.min(Math.max(spread, tuning.thinnest()), tuning.fattest());
            memory[at] = (float) (quantile * (1 + gain * (1 - TAIL_SHARE)));
        } else if (quantile > SMALLEST) {
            memory[at] = (float) Math.max(SMALLEST, quantile * (1 - gain * TAIL_SHARE));
        }
    }
}
