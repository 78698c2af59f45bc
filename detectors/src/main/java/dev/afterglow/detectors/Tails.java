package dev.afterglow.detectors;

/// Turns statistics of unknown distribution into evidence: −log10 of the chance to see one as large.
///
/// Each channel tracks the 90 % quantile of its statistic by stochastic approximation (Robbins and Monro
/// 1951) on the logarithmic scale, and the mean log-excess above it, which is Hill's estimate of the tail
/// index (Hill, "A simple general approach to inference about the tail of a distribution", Annals of
/// Statistics 1975). Beyond the quantile the chance of x is then 0.1 (x/q)^(−1/h). Two numbers a channel.
final class Tails {
    private static final double TAIL_SHARE = 0.1;
    private static final double LOG10 = Math.log(10);
    private static final double LONGEST_EXCESS = 3;
    private static final double THINNEST = 0.1;
    private static final double FATTEST = 1.0;
    private static final double SMALLEST = 1e-4;

    private final float[] memory;
    private final int from;
    private final double gain;

    /// Uses `2 * channels` floats of `memory` from `from` on.
    Tails(float[] memory, int from, int channels, double gain) {
        this.memory = memory;
        this.from = from;
        this.gain = gain;
        for (int c = 0; c < channels; c++) {
            memory[from + 2 * c] = 2;
            memory[from + 2 * c + 1] = 0.4f;
        }
    }

    /// −log10 of the chance of a statistic of at least `x`, from 0 up; never says more than `seen` samples
    /// can tell, but for a slow logarithm.
    double evidence(int channel, double x, double seen) {
        double quantile = memory[from + 2 * channel];
        if (!(x > quantile)) {
            return 0;
        }
        double spread = memory[from + 2 * channel + 1];
        double evidence = 1 + Math.log(x / quantile) / (spread * LOG10);
        return evidence <= seen ? evidence : seen + 0.5 * Math.log1p(evidence - seen);
    }

    /// Learns from an ordinary sample.
    void learn(int channel, double x, double warmth) {
        int at = from + 2 * channel;
        double quantile = memory[at];
        double step = Math.max(gain, warmth);
        if (x > quantile) {
            double excess = Math.min(Math.log(x / quantile), LONGEST_EXCESS);
            double spread = memory[at + 1] + step * (excess - memory[at + 1]) / (10 * TAIL_SHARE);
            memory[at + 1] = (float) Math.min(Math.max(spread, THINNEST), FATTEST);
            memory[at] = (float) (quantile * (1 + step * (1 - TAIL_SHARE)));
        } else {
            memory[at] = (float) Math.max(SMALLEST, quantile * (1 - step * TAIL_SHARE));
        }
    }
}
