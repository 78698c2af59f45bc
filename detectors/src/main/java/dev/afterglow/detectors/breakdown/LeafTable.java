package dev.afterglow.detectors.breakdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The leaves as arrays: attribute values as small numbers, and for each leaf its missing, its
/// expectation
/// and the variance of its noise.
final class LeafTable {
    private static final double NORMAL_QUARTILE = 0.6745;

    private final List<String> dimensions;
    private final List<List<String>> values = new ArrayList<>();
    private final int[][] codes;
    private final double[] missing;
    private final double[] expected;
    private final double[] variance;
    private boolean known = true;

    private LeafTable(List<String> dimensions, int leaves) {
        this.dimensions = List.copyOf(dimensions);
        codes = new int[dimensions.size()][leaves];
        missing = new double[leaves];
        expected = new double[leaves];
        variance = new double[leaves];
    }

    static LeafTable of(List<String> dimensions, List<Leaf> leaves) {
        LeafTable table = new LeafTable(dimensions, leaves.size());
        List<Map<String, Integer>> known = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
            known.add(new HashMap<>());
            table.values.add(new ArrayList<>());
        }
        for (int i = 0; i < leaves.size(); i++) {
            Leaf leaf = leaves.get(i);
            if (leaf.attributes().size() != dimensions.size()) {
                throw new IllegalArgumentException(
                        "Leaf %s must have one attribute for each of %s"
                                .formatted(leaf.attributes(), dimensions));
            }
            for (int d = 0; d < dimensions.size(); d++) {
                List<String> names = table.values.get(d);
                String name = leaf.attributes().get(d);
                table.codes[d][i] =
                        known.get(d)
                                .computeIfAbsent(
                                        name,
                                        n -> {
                                            names.add(n);
                                            return names.size() - 1;
                                        });
            }
            table.missing[i] = leaf.missing();
            table.expected[i] = leaf.expected();
            table.variance[i] = leaf.variance();
        }
        table.estimateNoise();
        return table;
    }

    /// Noise grows with the root of the expectation in small leaves and in proportion to it in
    /// large ones: variance = a · expected + (b · expected)². Both are taken from medians around
    /// the usual share, so that they hold while less than half of the leaves are hurt, or all
    /// alike. Noise that is known is widened where the leaves stray further than it says.
    private void estimateNoise() {
        int n = missing.length;
        double usual = median(n, i -> expected[i] > 0 ? missing[i] / expected[i] : Double.NaN);
        double middle = median(n, i -> expected[i] > 0 ? expected[i] : Double.NaN);
        double perRoot =
                median(
                                n,
                                i ->
                                        expected[i] > 0 && expected[i] <= middle
                                                ? Math.abs(missing[i] - usual * expected[i])
                                                        / Math.sqrt(expected[i])
                                                : Double.NaN)
                        / NORMAL_QUARTILE;
        double perUnit =
                median(
                                n,
                                i ->
                                        expected[i] >= middle
                                                ? Math.abs(missing[i] / expected[i] - usual)
                                                : Double.NaN)
                        / NORMAL_QUARTILE;
        double least = 1e-12 + 1e-6 * middle * middle;
        double spread =
                median(n, i -> Math.abs(missing[i] - usual * expected[i]) / Math.sqrt(variance[i]))
                        / NORMAL_QUARTILE;
        double wider = Math.max(1, spread * spread);
        for (int i = 0; i < n; i++) {
            double e = expected[i];
            double estimate = perRoot * perRoot * e + perUnit * perUnit * e * e + least;
            known &= !Double.isNaN(variance[i]);
            variance[i] =
                    Double.isNaN(variance[i]) ? estimate : Math.max(wider * variance[i], 1e-12);
        }
    }

    private interface OfLeaf {
        double at(int leaf);
    }

    /// Median of the numbers that are not `NaN`; 0 of none.
    private static double median(int n, OfLeaf of) {
        double[] numbers = new double[n];
        int used = 0;
        for (int i = 0; i < n; i++) {
            double number = of.at(i);
            if (!Double.isNaN(number)) {
                numbers[used++] = number;
            }
        }
        Arrays.sort(numbers, 0, used);
        return used == 0 ? 0 : numbers[used / 2];
    }

    /// Whether the noise of all leaves is known and not estimated.
    boolean isNoiseKnown() {
        return known;
    }

    int size() {
        return missing.length;
    }

    List<String> dimensions() {
        return dimensions;
    }

    /// How many values a dimension has.
    int width(int dimension) {
        return values.get(dimension).size();
    }

    String value(int dimension, int code) {
        return values.get(dimension).get(code);
    }

    int code(int dimension, int leaf) {
        return codes[dimension][leaf];
    }

    double missing(int leaf) {
        return missing[leaf];
    }

    double expected(int leaf) {
        return expected[leaf];
    }

    double variance(int leaf) {
        return variance[leaf];
    }

    double missing() {
        return Arrays.stream(missing).sum();
    }
}
