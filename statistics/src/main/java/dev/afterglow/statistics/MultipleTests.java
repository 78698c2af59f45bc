package dev.afterglow.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Corrections for having looked many times. Both keep the order of the input.
public final class MultipleTests {

    private MultipleTests() {}

    /// Adjusted p by Benjamini and Hochberg (1995), *JRSS B* 57:289: calling everything with q <=
    /// .05 keeps the expected share of false calls at 5 % (for independent or positively related
    /// looks).
    ///
    /// @param p one value in 0..1 a look; may be empty
    public static double[] benjaminiHochberg(double... p) {
        int[] order = ascending(p);
        double[] q = new double[p.length];
        double least = 1;
        for (int rank = p.length; rank >= 1; rank--) {
            int at = order[rank - 1];
            least = Math.min(least, p[at] * p.length / rank);
            q[at] = least;
        }
        return q;
    }

    /// Adjusted p by Holm (1979), *Scand J Statist* 6:65: the chance of even one false call stays
    /// at the level, whatever the dependence.
    public static double[] holm(double... p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double most = 0;
        for (int i = 0; i < p.length; i++) {
            most = Math.max(most, Math.min(1, p[order[i]] * (p.length - i)));
            adjusted[order[i]] = most;
        }
        return adjusted;
    }

    private static int[] ascending(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a p value lies in 0..1, was " + value);
            }
        }
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
