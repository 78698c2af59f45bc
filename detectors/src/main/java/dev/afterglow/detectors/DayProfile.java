package dev.afterglow.detectors;

/// What is usual at each time of a period (a day or a week): a mean and the size of noise for each bin.
/// An unseen bin is `NaN`.
final class DayProfile {
    static final long DAY_MILLIS = 86_400_000L;

    private final float[] memory;
    private final int from;
    private final int bins;
    private final long period;

    /// Uses `2 * bins` floats of `memory` from `from` on.
    DayProfile(float[] memory, int from, int bins, long period) {
        this.memory = memory;
        this.from = from;
        this.bins = bins;
        this.period = period;
        java.util.Arrays.fill(memory, from, from + 2 * bins, Float.NaN);
    }

    /// The bin of a wall-clock time.
    int bin(long localMillis) {
        // 1970-01-01 was a Thursday: four days later begins a Monday.
        long into = Math.floorMod(localMillis - 4 * DAY_MILLIS, period);
        return (int) (into * bins / period);
    }

    /// Whether anything is known of a bin.
    boolean knows(int bin) {
        return !Float.isNaN(memory[from + 2 * bin]);
    }

    double mean(int bin) {
        return memory[from + 2 * bin];
    }

    /// Size of noise in this bin; `NaN` when not known.
    double scale(int bin) {
        return memory[from + 2 * bin + 1];
    }

    void learn(int bin, double mean, double gain) {
        int at = from + 2 * bin;
        memory[at] = knows(bin) ? (float) (memory[at] + gain * (mean - memory[at])) : (float) mean;
    }

    void learnScale(int bin, double scale, double gain) {
        int at = from + 2 * bin + 1;
        memory[at] =
                Float.isNaN(memory[at])
                        ? (float) scale
                        : (float) (memory[at] + gain * (scale - memory[at]));
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        for (int i = from; i < from + 2 * bins; i++) {
            memory[i] *= (float) factor;
        }
    }
}
