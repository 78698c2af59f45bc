package dev.afterglow.statistics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Agreement of any number of coders over any number of categories, with values missing. For two
/// coders and one code use [TwoByTwo].
///
/// Ratings are `ratings[unit][coder]`: a category as an integer, or [#MISSING].
public final class Agreement {

    /// Marks that a coder did not rate a unit.
    public static final int MISSING = Integer.MIN_VALUE;

    private Agreement() {}

    /// How far two categories are from each other.
    public enum Distance {
        /// Different is different.
        NOMINAL,
        /// Ranks: by the number of ratings between them.
        ORDINAL,
        /// Numbers: squared difference.
        INTERVAL
    }

    /// Cohen's kappa (1960, *Educ Psychol Meas* 20:37) of a square table of counts, rows the first
    /// coder and columns the second. Empty where chance agreement is certain or the table is empty.
    public static OptionalDouble kappa(int[][] table) {
        double n = 0;
        double equal = 0;
        double[] rows = new double[table.length];
        double[] columns = new double[table.length];
        for (int i = 0; i < table.length; i++) {
            if (table[i].length != table.length) {
                throw new IllegalArgumentException(
                        "kappa needs a square table, row %d has %d of %d columns"
                                .formatted(i, table[i].length, table.length));
            }
            for (int j = 0; j < table.length; j++) {
                n += table[i][j];
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                equal += i == j ? table[i][j] : 0;
            }
        }
        double chance = 0;
        for (int i = 0; i < table.length; i++) {
            chance += rows[i] * columns[i];
        }
        return chance >= n * n
                ? OptionalDouble.empty()
                : OptionalDouble.of((equal * n - chance) / (n * n - chance));
    }

    /// Krippendorff's alpha from the coincidence matrix ("Computing Krippendorff's
    /// Alpha-Reliability", 2011). Units rated once do not count. Empty where only one value occurs.
    public static OptionalDouble alpha(int[][] ratings, Distance distance) {
        Coincidences c = Coincidences.of(ratings);
        double observed = 0;
        double chance = 0;
        for (int i = 0; i < c.values.length; i++) {
            for (int j = 0; j < c.values.length; j++) {
                double far = c.distance(distance, Math.min(i, j), Math.max(i, j));
                observed += c.pairs[i][j] * far;
                chance += c.sums[i] * c.sums[j] * far;
            }
        }
        return chance > 0
                ? OptionalDouble.of(1 - (c.total - 1) * observed / chance)
                : OptionalDouble.empty();
    }

    /// Gwet's AC1 for any number of coders (2008, *Br J Math Stat Psychol* 61:29, eq. 8-11; missing
    /// values as in Gwet, *Handbook of Inter-Rater Reliability*, 4th ed. 2014, 5.3). Empty where no
    /// unit was rated twice.
    public static OptionalDouble ac1(int[][] ratings) {
        Map<Integer, Double> shares = new TreeMap<>();
        double equal = 0;
        int rated = 0;
        int ratedTwice = 0;
        for (int[] unit : ratings) {
            Map<Integer, Integer> counts = counts(unit);
            int coders = counts.values().stream().mapToInt(Integer::intValue).sum();
            if (coders == 0) {
                continue;
            }
            rated++;
            counts.forEach((value, n) -> shares.merge(value, (double) n / coders, Double::sum));
            if (coders > 1) {
                ratedTwice++;
                for (int n : counts.values()) {
                    equal += n * (n - 1.0) / (coders * (coders - 1.0));
                }
            }
        }
        if (ratedTwice == 0) {
            return OptionalDouble.empty();
        }
        double observed = equal / ratedTwice;
        double spread = 0;
        for (double share : shares.values()) {
            spread += share / rated * (1 - share / rated);
        }
        double chance = shares.size() < 2 ? 0 : spread / (shares.size() - 1);
        return OptionalDouble.of((observed - chance) / (1 - chance));
    }

    private static Map<Integer, Integer> counts(int[] unit) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int value : unit) {
            if (value != MISSING) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts;
    }

    /// How often each pair of values met within a unit.
    private static final class Coincidences {

        private final int[] values;
        private final double[][] pairs;
        private final double[] sums;
        private double total;

        private Coincidences(int[] values) {
            this.values = values;
            this.pairs = new double[values.length][values.length];
            this.sums = new double[values.length];
        }

        static Coincidences of(int[][] ratings) {
            Map<Integer, Integer> index = new TreeMap<>();
            for (int[] unit : ratings) {
                counts(unit).keySet().forEach(value -> index.put(value, 0));
            }
            int[] values = index.keySet().stream().mapToInt(Integer::intValue).toArray();
            for (int i = 0; i < values.length; i++) {
                index.put(values[i], i);
            }
            Coincidences coincidences = new Coincidences(values);
            for (int[] unit : ratings) {
                coincidences.add(index, counts(unit));
            }
            return coincidences;
        }

        private void add(Map<Integer, Integer> index, Map<Integer, Integer> unit) {
            int coders = unit.values().stream().mapToInt(Integer::intValue).sum();
            if (coders < 2) {
                return;
            }
            for (Map.Entry<Integer, Integer> one : unit.entrySet()) {
                int i = index.getOrDefault(one.getKey(), 0);
                for (Map.Entry<Integer, Integer> other : unit.entrySet()) {
                    int j = index.getOrDefault(other.getKey(), 0);
                    int partners = other.getValue() - (i == j ? 1 : 0);
                    double ways = one.getValue() * (double) partners / (coders - 1);
                    pairs[i][j] += ways;
                    sums[i] += ways;
                    total += ways;
                }
            }
        }

        double distance(Distance distance, int low, int high) {
            if (low == high) {
                return 0;
            }
            return switch (distance) {
                case NOMINAL -> 1;
                case INTERVAL -> Math.pow((double) values[high] - values[low], 2);
                case ORDINAL -> {
                    double between = -(sums[low] + sums[high]) / 2;
                    for (int i = low; i <= high; i++) {
                        between += sums[i];
                    }
                    yield between * between;
                }
            };
        }
    }
}
