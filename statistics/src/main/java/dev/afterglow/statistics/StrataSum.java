package dev.afterglow.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sum of independent small counts, each with weights over its values, that can be tilted by
/// r^x. See [ExactStrata] for what it means; here is only the arithmetic.
///
/// The convolution is done at one tilt and keeps what is within 1e-40 of its peak; other tilts near
/// it follow by P_r(s) = P_t(s) (r/t)^s Z(t) / Z(r), where Z is the product of the parts' sums and
/// known exactly. So tails of 1e-300 are as exact as others, and 10,000 strata take milliseconds.
/// Counts of 0 or 1, the common case, are kept as odds.
final class StrataSum {

    private static final double FORGET = 1e-40;
    private static final int TRIM_EVERY = 64;
    private static final Interval LOG_TILTS = new Interval(-60, 60);

    private final double[] odds;

    /// Log weights of each wider part from its lowest value on, beginning with 0.
    private final double[][] parts;

    private final int lowest;
    private final int highest;

    private StrataSum(double[] odds, double[][] parts, int lowest) {
        this.odds = odds;
        this.parts = parts;
        this.lowest = lowest;
        int span = odds.length;
        for (double[] part : parts) {
            span += part.length - 1;
        }
        this.highest = lowest + span;
    }

    static StrataSum of(List<ExactStrata.Stratum> strata) {
        double[] odds = new double[strata.size()];
        int simple = 0;
        List<double[]> parts = new ArrayList<>();
        int lowest = 0;
        for (ExactStrata.Stratum stratum : strata) {
            Hypergeometric chance =
                    new Hypergeometric(stratum.total(), stratum.exposed(), stratum.cases());
            lowest += chance.lowest();
            int span = chance.highest() - chance.lowest();
            if (span == 1) {
                odds[simple++] = Math.exp(logWeight(stratum, chance, 1));
            } else if (span > 1) {
                double[] part = new double[span + 1];
                for (int x = 1; x <= span; x++) {
                    part[x] = logWeight(stratum, chance, x);
                }
                parts.add(part);
            }
        }
        return new StrataSum(Arrays.copyOf(odds, simple), parts.toArray(double[][]::new), lowest);
    }

    /// Log weight of the lowest value plus `more`, relative to the lowest.
    private static double logWeight(ExactStrata.Stratum stratum, Hypergeometric chance, int more) {
        int unexposed = stratum.total() - stratum.exposed();
        int low = chance.lowest();
        return Special.logChoose(stratum.exposed(), low + more)
                + Special.logChoose(unexposed, stratum.cases() - low - more)
                - Special.logChoose(stratum.exposed(), low)
                - Special.logChoose(unexposed, stratum.cases() - low);
    }

    static StrataSum of(double[] chances) {
        double[] odds = new double[chances.length];
        int simple = 0;
        int lowest = 0;
        for (double chance : chances) {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("a chance lies in 0..1, was " + chance);
            }
            if (chance == 1) {
                lowest++;
            } else if (chance > 0) {
                odds[simple++] = chance / (1 - chance);
            }
        }
        return new StrataSum(Arrays.copyOf(odds, simple), new double[0][], lowest);
    }

    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }

    /// The mean of the sum at a tilt.
    double mean(double tilt) {
        double mean = lowest;
        for (double each : odds) {
            mean += each * tilt / (1 + each * tilt);
        }
        for (double[] part : parts) {
            double[] weights = normalised(part, Math.log(tilt));
            for (int x = 1; x < weights.length; x++) {
                mean += x * weights[x];
            }
        }
        return mean;
    }

    /// The tilt whose mean is `value`, kept half a step away from the ends where it would be 0 or
    /// ∞.
    double tiltFor(int value) {
        if (lowest == highest) {
            return 1;
        }
        double margin = Math.min(.5, (highest - lowest) / 4.0);
        double target = Math.max(lowest + margin, Math.min(highest - margin, value));
        return Math.exp(Special.root(r -> mean(Math.exp(r)) - target, LOG_TILTS));
    }

    Tilted tilted(double tilt) {
        Kept kept = new Kept(lowest, odds.length + 1);
        for (int i = 0; i < odds.length; i++) {
            kept.add(odds[i] * tilt / (1 + odds[i] * tilt));
            if (i % TRIM_EVERY == TRIM_EVERY - 1) {
                kept.trim();
            }
        }
        for (double[] part : parts) {
            kept.convolve(normalised(part, Math.log(tilt)));
            kept.trim();
        }
        kept.trim();
        return new Tilted(tilt, kept);
    }

    private static double[] normalised(double[] part, double logTilt) {
        double log = logSum(part, logTilt);
        double[] weights = new double[part.length];
        for (int x = 0; x < part.length; x++) {
            weights[x] = Math.exp(part[x] + x * logTilt - log);
        }
        return weights;
    }

    private double logNormaliser(double tilt) {
        double sum = 0;
        for (double each : odds) {
            sum += Math.log1p(each * tilt);
        }
        for (double[] part : parts) {
            sum += logSum(part, Math.log(tilt));
        }
        return sum;
    }

    private static double logSum(double[] part, double logTilt) {
        double top = 0;
        for (int x = 1; x < part.length; x++) {
            top = Math.max(top, part[x] + x * logTilt);
        }
        double sum = 0;
        for (int x = 0; x < part.length; x++) {
            sum += Math.exp(part[x] + x * logTilt - top);
        }
        return top + Math.log(sum);
    }

    /// A distribution over `from`, `from` + 1, ... that grows by convolution and forgets its far
    /// tails.
    private static final class Kept {

        private double[] weights;
        private int first;
        private int last;
        private int from;

        Kept(int from, int room) {
            this.weights = new double[room];
            this.weights[0] = 1;
            this.from = from;
        }

        void add(double chance) {
            last++;
            for (int i = last; i > first; i--) {
                weights[i] = weights[i] * (1 - chance) + weights[i - 1] * chance;
            }
            weights[first] *= 1 - chance;
        }

        void convolve(double[] part) {
            double[] result = new double[last - first + part.length];
            for (int i = first; i <= last; i++) {
                for (int x = 0; x < part.length; x++) {
                    result[i - first + x] += weights[i] * part[x];
                }
            }
            from += first;
            weights = result;
            first = 0;
            last = result.length - 1;
        }

        void trim() {
            double most = 0;
            for (int i = first; i <= last; i++) {
                most = Math.max(most, weights[i]);
            }
            while (weights[first] < most * FORGET) {
                first++;
            }
            while (weights[last] < most * FORGET) {
                weights[last--] = 0;
            }
        }
    }

    /// The distribution of the sum at one tilt, from which tails at nearby tilts follow.
    final class Tilted {

        private final double tilt;
        private final double logNormaliser;
        private final int from;
        private final double[] weights;

        private Tilted(double tilt, Kept kept) {
            this.tilt = tilt;
            this.logNormaliser = logNormaliser(tilt);
            this.from = kept.from + kept.first;
            this.weights = Arrays.copyOfRange(kept.weights, kept.first, kept.last + 1);
        }

        double tilt() {
            return tilt;
        }

        /// P(sum >= value) at tilt `r`. The half that holds less is summed, so what was forgotten
        /// does not count.
        double upper(int value, double r) {
            double shift = shift(r);
            return r <= tilt
                    ? sum(new Range(value, highest), r, shift)
                    : 1 - sum(new Range(lowest, value - 1), r, shift);
        }

        /// P(sum > value) + P(sum = value) / 2 at tilt `r`.
        double midUpper(int value, double r) {
            double shift = shift(r);
            double half = sum(new Range(value, value), r, shift) / 2;
            double mid =
                    r <= tilt
                            ? sum(new Range(value + 1, highest), r, shift) + half
                            : 1 - sum(new Range(lowest, value - 1), r, shift) - half;
            return Math.max(0, Math.min(1, mid));
        }

        double midLower(int value, double r) {
            return 1 - midUpper(value, r);
        }

        private double shift(double r) {
            return r == tilt ? 0 : logNormaliser - logNormaliser(r);
        }

        private double sum(Range range, double r, double shift) {
            double logRatio = Math.log(r / tilt);
            int end = Math.min(range.last(), from + weights.length - 1);
            double sum = 0;
            for (int s = Math.max(range.first(), from); s <= end; s++) {
                double log = (s - lowest) * logRatio + shift;
                sum += log == 0 ? weights[s - from] : weights[s - from] * Math.exp(log);
            }
            return sum;
        }
    }

    private record Range(int first, int last) {}
}
