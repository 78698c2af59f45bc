package dev.afterglow.detectors;

import java.util.Arrays;

/// What is usual at each time of a period (a day or a week): a mean for each of some bins, joined by straight
/// lines. An unseen bin is `NaN`.
final class Season {
    static final long DAY_MILLIS = 86_400_000L;

    private final float[] memory;
    private final int from;
    private final int bins;
    private final long period;

    private int bin;
    private int next;
    private double part;

    /// Uses `bins` floats of `memory` from `from` on.
    Season(float[] memory, int from, int bins, long period) {
        this.memory = memory;
        this.from = from;
        this.bins = bins;
        this.period = period;
        Arrays.fill(memory, from, from + bins, Float.NaN);
    }

    /// Goes to a wall-clock time; what follows speaks of it.
    void at(long localMillis) {
        // 1970-01-01 was a Thursday: four days later begins a Monday.
        double into = Math.floorMod(localMillis - 4 * DAY_MILLIS, period) * (double) bins / period;
        bin = (int) into;
        next = bin + 1 == bins ? 0 : bin + 1;
        part = into - bin;
    }

    /// Whether anything is known of this time.
    boolean isKnown() {
        return !Float.isNaN(memory[from + bin]) && !Float.isNaN(memory[from + next]);
    }

    double mean() {
        return memory[from + bin] * (1 - part) + memory[from + next] * part;
    }

    int bin() {
        return bin;
    }

    /// Moves this time's mean towards `mean`.
    void learn(double mean, double gain) {
        if (isKnown()) {
            double error = mean - mean();
            memory[from + bin] += (float) (gain * (1 - part) * error);
            memory[from + next] += (float) (gain * part * error);
            return;
        }
        if (Float.isNaN(memory[from + bin])) {
            memory[from + bin] = (float) mean;
        }
        if (Float.isNaN(memory[from + next])) {
            memory[from + next] = (float) mean;
        }
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        for (int i = from; i < from + bins; i++) {
            memory[i] *= (float) factor;
        }
    }
}
