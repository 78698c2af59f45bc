package dev.afterglow.detectors;

import java.util.Arrays;

/// What is usual at each time of a period (a day or a week): a mean for each of some bins, joined
/// by straight
/// lines. An unseen bin is `NaN`.
final class Season {
    static final long DAY_MILLIS = 86_400_000L;

    /// A time at the beginning of a bin must not fall into the one before.
    private static final double ROUNDING = 1e-9;

    /// An edge moves so many times as far as the slope beside it.
    private static final double EDGE = 4;

    private final float[] memory;
    private final int from;
    private final int bins;
    private final long period;
    private final double binsPerMilli;

    private long begin;
    private int bin;
    private int next;
    private double part;
    private double mean;

    /// Uses `bins` floats of `memory` from `from` on.
    Season(float[] memory, int from, int bins, long period) {
        this.memory = memory;
        this.from = from;
        this.bins = bins;
        this.period = period;
        binsPerMilli = (double) bins / period;
        Arrays.fill(memory, from, from + bins, Float.NaN);
    }

    /// Goes to a wall-clock time; what follows speaks of it.
    ///
    /// @param sharp neighbouring bins that differ by more are not joined by a line
    void at(long localMillis, double sharp) {
        long since = localMillis - begin;
        if (since < 0 || since >= period) {
            // 1970-01-01 was a Thursday: four days later begins a Monday.
            since = Math.floorMod(localMillis - 4 * DAY_MILLIS, period);
            begin = localMillis - since;
        }
        double into = since * binsPerMilli + ROUNDING;
        bin = Math.min((int) into, bins - 1);
        next = bin + 1 == bins ? 0 : bin + 1;
        double here = memory[from + bin];
        double there = memory[from + next];
        part = Math.abs(there - here) > sharp && isEdge(there - here) ? 0 : into - bin;
        mean = here + (there - here) * part;
    }

    /// Whether a move from this bin to the next is larger than the slope on one of its sides.
    private boolean isEdge(double move) {
        int before = bin == 0 ? bins - 1 : bin - 1;
        int after = next + 1 == bins ? 0 : next + 1;
        double rising = Math.abs(memory[from + bin] - memory[from + before]);
        double going = Math.abs(memory[from + after] - memory[from + next]);
        return Math.abs(move) > EDGE * Math.min(rising, going);
    }

    /// Whether anything is known of this time.
    boolean isKnown() {
        return !Double.isNaN(mean);
    }

    /// What is usual at this time; `NaN` when not known.
    double mean() {
        return mean;
    }

    int bin() {
        return bin;
    }

    /// Moves this time's mean towards `usual`; the mean that is told changes with the next `at`.
    void learn(double usual, double gain) {
        if (isKnown()) {
            double error = usual - mean;
            memory[from + bin] += (float) (gain * (1 - part) * error);
            memory[from + next] += (float) (gain * part * error);
            return;
        }
        if (Float.isNaN(memory[from + bin])) {
            memory[from + bin] = (float) usual;
        }
        if (Float.isNaN(memory[from + next])) {
            memory[from + next] = (float) usual;
        }
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        for (int i = from; i < from + bins; i++) {
            memory[i] *= (float) factor;
        }
        mean *= factor;
    }
}
