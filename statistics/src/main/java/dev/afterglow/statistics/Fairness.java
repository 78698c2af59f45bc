package dev.afterglow.statistics;

import java.util.Arrays;

/// How evenly a load is shared. Both say nothing about who carries it.
public final class Fairness {

    private Fairness() {}

    /// The index of Jain, Chiu and Hawe (1984, DEC-TR-301): (Σx)² / (n Σx²), from 1/n (one carries
    /// all) to 1 (all carry the same). 1 where nobody carries anything.
    ///
    /// @param loads each 0 or more; at least one
    public static double jain(double... loads) {
        check(loads);
        double sum = Arrays.stream(loads).sum();
        double squares = Arrays.stream(loads).map(x -> x * x).sum();
        return squares == 0 ? 1 : sum * sum / (loads.length * squares);
    }

    /// The Gini coefficient (Gini 1912; as in Sen 1973): 0 where all carry the same, towards 1
    /// where one carries all. 0 where nobody carries anything.
    public static double gini(double... loads) {
        check(loads);
        double[] sorted = loads.clone();
        Arrays.sort(sorted);
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
            sum += sorted[i];
        }
        return sum == 0 ? 0 : weighted / (sorted.length * sum);
    }

    private static void check(double[] loads) {
        if (loads.length == 0) {
            throw new IllegalArgumentException("fairness needs at least one load");
        }
        for (double load : loads) {
            if (!(load >= 0)) {
                throw new IllegalArgumentException("a load is 0 or more, was " + load);
            }
        }
    }
}
