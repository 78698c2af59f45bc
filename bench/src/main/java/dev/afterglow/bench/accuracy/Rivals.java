package dev.afterglow.bench.accuracy;

import com.amazon.randomcutforest.config.ForestMode;
import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// What others do, to stand beside ours. None looks ahead.
final class Rivals {
    private static final double TINY = 1e-12;

    private Rivals() {}

    static Map<String, Scorer.Maker> all() {
        Map<String, Scorer.Maker> all = new LinkedHashMap<>();
        all.put("random scores", series -> random());
        all.put("running min/max", series -> runningRange());
        all.put("lag-1 / MAD", series -> lagOverMad());
        all.put("DES (Atlas 10, .1, .5)", series -> doubleExponential());
        all.put("week over week", Rivals::weekOverWeek);
        all.put("RCF 4.4.0 (shingle 8, 50 trees)", series -> forest());
        return all;
    }

    private static Scorer random() {
        Random random = new Random(1);
        return (at, value) -> random.nextDouble();
    }

    /// Odd is what leaves the range seen so far, by how much of that range.
    private static Scorer runningRange() {
        return new Scorer() {
            private double low = Double.NaN;
            private double high = Double.NaN;

            @Override
            public double next(long epochMillis, double value) {
                double beyond = Math.max(Math.max(low - value, value - high), 0);
                double score = beyond > 0 ? beyond / (high - low + TINY) : 0;
                low = Double.isNaN(low) ? value : Math.min(low, value);
                high = Double.isNaN(high) ? value : Math.max(high, value);
                return Math.min(score, 1e6);
            }
        };
    }

    /// Change since the last point over a running median of such changes.
    private static Scorer lagOverMad() {
        return new Scorer() {
            private double last = Double.NaN;
            private double median;

            @Override
            public double next(long epochMillis, double value) {
                double change = Double.isNaN(last) ? 0 : Math.abs(value - last);
                last = value;
                double score = median > 0 ? change / median : 0;
                median = median == 0 ? change : median * (change > median ? 1.01 : 1 / 1.01);
                return score;
            }
        };
    }

    /// Netflix Atlas' `:des` with training 10, alpha 0.1, beta 0.5: the share by which a value
    /// misses it.
    private static Scorer doubleExponential() {
        return new Scorer() {
            private int seen;
            private double level;
            private double trend;

            @Override
            public double next(long epochMillis, double value) {
                double expected = level + trend;
                double score =
                        seen < 10 ? 0 : Math.abs(value - expected) / (Math.abs(expected) + TINY);
                if (seen++ == 0) {
                    level = value;
                } else {
                    double before = level;
                    level = 0.1 * value + 0.9 * expected;
                    trend = 0.5 * (level - before) + 0.5 * trend;
                }
                return Math.min(score, 1e6);
            }
        };
    }

    /// The share by which a value misses the one a week before.
    private static Scorer weekOverWeek(LabelledSeries series) {
        int week = (int) (7 * 86_400_000L / series.stepMillis());
        double[] ring = new double[week];
        return new Scorer() {
            private int seen;

            @Override
            public double next(long epochMillis, double value) {
                int at = seen++ % week;
                double before = ring[at];
                ring[at] = value;
                double off = Math.abs(value - before) / (Math.abs(before) + TINY);
                return seen <= week ? 0 : Math.min(off, 1e6);
            }
        };
    }

    /// Random Cut Forest with the settings of OpenSearch's anomaly detection; its grade is the
    /// score.
    private static Scorer forest() {
        ThresholdedRandomCutForest forest =
                ThresholdedRandomCutForest.builder()
                        .dimensions(8)
                        .shingleSize(8)
                        .numberOfTrees(50)
                        .sampleSize(256)
                        .outputAfter(32)
                        .initialAcceptFraction(0.125)
                        .timeDecay(0.0001)
                        .randomSeed(1)
                        .parallelExecutionEnabled(false)
                        .forestMode(ForestMode.STANDARD)
                        .anomalyRate(0.005)
                        .alertOnce(true)
                        .autoAdjust(true)
                        .build();
        return (at, value) -> {
            AnomalyDescriptor descriptor = forest.process(new double[] {value}, at);
            return descriptor.getAnomalyGrade();
        };
    }
}
