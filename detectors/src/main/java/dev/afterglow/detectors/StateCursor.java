package dev.afterglow.detectors;

import java.util.Arrays;

/// Walks over the numbers of a state in a fixed order, either writing or reading them, so that one
/// method
/// names each field once for both.
final class StateCursor {
    private final boolean reading;
    private double[] numbers;
    private int next;

    private StateCursor(boolean reading, double[] numbers) {
        this.reading = reading;
        this.numbers = numbers;
    }

    static StateCursor writer() {
        return new StateCursor(false, new double[64]);
    }

    static StateCursor reader(double[] numbers) {
        return new StateCursor(true, numbers);
    }

    /// Writing: keeps `present` and answers it. Reading: answers what was kept here.
    double pass(double present) {
        if (reading) {
            return numbers[next++];
        }
        if (next == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * next);
        }
        numbers[next++] = present;
        return present;
    }

    /// The same for a whole number below 2^53.
    long pass(long present) {
        return (long) pass((double) present);
    }

    /// The same for a count.
    int pass(int present) {
        return (int) pass((double) present);
    }

    /// The same for a claim.
    boolean pass(boolean present) {
        return pass(present ? 1.0 : 0.0) != 0;
    }

    /// What was written so far.
    double[] written() {
        return Arrays.copyOf(numbers, next);
    }

    /// Numbers passed so far.
    int count() {
        return next;
    }
}
