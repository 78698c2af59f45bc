package dev.afterglow.detectors.breakdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Scores every slice of a table of leaves. Leaves that are set aside take no further part.
final class SliceScan {
    /// How much is believed.
    ///
    /// @param loud from about this many log-likelihoods on, what one leaf says grows only as its
    ///     logarithm
    /// @param perAttribute price of a fixed attribute beside the logarithm of its choices: a
    ///     simpler slice is preferred
    /// @param leastGain a slice must gain this much after its price
    private record Trust(double loud, double perAttribute, double leastGain) {
        /// Where noise is only estimated, one odd leaf is not yet a cause.
        static final Trust ESTIMATED = new Trust(2, 3, 3);

        /// Where chance is known, as of shares with their tries, one leaf may be.
        static final Trust KNOWN = new Trust(10, 1, 5);
    }

    /// An alternative must gain at least this share of the best slice's.
    private static final double NEARLY = 0.5;

    private static final int MOST_ALTERNATIVES = 3;

    private final LeafTable table;
    private final boolean[] aside;
    private final Trust trust;
    private final double[] oddity;
    private final double sign;
    private final double leastMissing;
    private final List<Cuboid> cuboids = new ArrayList<>();

    /// @param leastShare of all that is missing that a slice must carry
    SliceScan(LeafTable table, double leastShare) {
        this.table = table;
        leastMissing = Math.max(leastShare * Math.abs(table.missing()), Double.MIN_NORMAL);
        trust = table.isNoiseKnown() ? Trust.KNOWN : Trust.ESTIMATED;
        sign = table.missing() < 0 ? -1 : 1;
        aside = new boolean[table.size()];
        oddity = new double[table.size()];
        for (int i = 0; i < oddity.length; i++) {
            oddity[i] = oddity(table.missing(i), i);
        }
        cuboids.add(new Cuboid(0, new int[table.size()], 1));
        for (int mask = 1; mask < 1 << table.dimensions().size(); mask++) {
            cuboids.add(finer(mask));
        }
    }

    /// Splits the slices of a coarser cuboid by its last dimension; numbers those that occur
    /// without gaps.
    private Cuboid finer(int mask) {
        int dimension = 31 - Integer.numberOfLeadingZeros(mask);
        Cuboid coarse = cuboids.get(mask & ~(1 << dimension));
        int width = table.width(dimension);
        int[] known = new int[coarse.slices * width];
        Arrays.fill(known, -1);
        int[] sliceOf = new int[table.size()];
        int used = 0;
        for (int i = 0; i < sliceOf.length; i++) {
            int at = coarse.sliceOf[i] * width + table.code(dimension, i);
            if (known[at] < 0) {
                known[at] = used++;
            }
            sliceOf[i] = known[at];
        }
        return new Cuboid(mask, sliceOf, used);
    }

    /// Negative log-likelihood of a leaf being off by `off`: a square near 0, a logarithm far out.
    private double oddity(double off, int leaf) {
        double square = off * off / table.variance(leaf);
        return trust.loud() * Math.log1p(square / (2 * trust.loud()));
    }

    /// Slices that pay for themselves, best first: the best and those that come near.
    List<Cause> best() {
        List<Cause> found = new ArrayList<>();
        for (Cuboid cuboid : cuboids) {
            cuboid.sum();
            cuboid.weigh();
            cuboid.addBest(found);
        }
        found.sort(Comparator.comparingDouble(Cause::evidence).reversed());
        if (found.isEmpty()) {
            return found;
        }
        double bar = NEARLY * found.get(0).evidence();
        return found.stream()
                .filter(c -> c.evidence() >= bar)
                .limit(1 + MOST_ALTERNATIVES)
                .toList();
    }

    /// Takes a cause's leaves out of the search.
    void setAside(Cause cause) {
        for (int i = 0; i < table.size(); i++) {
            boolean inside = true;
            for (int d = 0; d < table.dimensions().size() && inside; d++) {
                String fixed = cause.slice().get(table.dimensions().get(d));
                inside = fixed == null || fixed.equals(table.value(d, table.code(d, i)));
            }
            if (inside) {
                aside[i] = true;
            }
        }
    }

    /// All slices that fix the same dimensions.
    private final class Cuboid {
        private final int mask;
        private final int fixed;
        private final int slices;
        private final int[] sliceOf;
        private final double[] missing;
        private final double[] expected;
        private final double[] gain;
        private final int[] leaves;

        Cuboid(int mask, int[] sliceOf, int slices) {
            this.mask = mask;
            this.sliceOf = sliceOf;
            this.slices = slices;
            fixed = Integer.bitCount(mask);
            missing = new double[slices];
            expected = new double[slices];
            gain = new double[slices];
            leaves = new int[slices];
        }

        void sum() {
            Arrays.fill(missing, 0);
            Arrays.fill(expected, 0);
            Arrays.fill(gain, 0);
            Arrays.fill(leaves, 0);
            for (int i = 0; i < sliceOf.length; i++) {
                if (!aside[i]) {
                    int s = sliceOf[i];
                    missing[s] += table.missing(i);
                    expected[s] += table.expected(i);
                    leaves[s]++;
                }
            }
        }

        /// Adds up what each leaf says for its slice, taking the share that the slice misses as a
        /// whole.
        void weigh() {
            for (int i = 0; i < sliceOf.length; i++) {
                int s = sliceOf[i];
                if (aside[i] || sign * missing[s] < leastMissing) {
                    continue;
                }
                double ripple = missing[s] / expected[s] * table.expected(i);
                gain[s] += oddity[i] - oddity(table.missing(i) - ripple, i);
            }
        }

        void addBest(List<Cause> found) {
            double price = fixed * trust.perAttribute() + Math.log(slices);
            for (int round = 0; round < 1 + MOST_ALTERNATIVES; round++) {
                int best = -1;
                for (int s = 0; s < slices; s++) {
                    if (gain[s] - price >= trust.leastGain()
                            && (best < 0 || gain[s] > gain[best])) {
                        best = s;
                    }
                }
                if (best < 0) {
                    return;
                }
                found.add(cause(best, gain[best] - price));
                gain[best] = Double.NEGATIVE_INFINITY;
            }
        }

        private Cause cause(int s, double evidence) {
            Map<String, String> slice = new LinkedHashMap<>();
            int member = 0;
            while (sliceOf[member] != s) {
                member++;
            }
            for (int d = 0; d < table.dimensions().size(); d++) {
                if ((mask >> d & 1) == 1) {
                    slice.put(table.dimensions().get(d), table.value(d, table.code(d, member)));
                }
            }
            double observed = expected[s] - missing[s];
            double share = missing[s] / table.missing();
            return new Cause(slice, observed, expected[s], share, evidence, leaves[s]);
        }
    }
}
