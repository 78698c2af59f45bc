package dev.afterglow.bench.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// All series with the scores that one scorer gave them.
record ScoredSeries(List<LabelledSeries> series, List<float[]> scores, double pointsPerSecond) {
    /// Thresholds tried for rivals.
    private static final int CANDIDATES = 60;

    /// The first fifth of the training half, at most three days, is for warming up and not scored.
    private static final double WARM_DAYS = 3;

    static ScoredSeries run(List<LabelledSeries> series, Scorer.Maker maker) {
        List<float[]> scores = new ArrayList<>();
        long points = 0;
        long began = System.nanoTime();
        for (LabelledSeries one : series) {
            Scorer scorer = maker.make(one);
            float[] of = new float[one.size()];
            for (int i = 0; i < of.length; i++) {
                double value = one.values()[i];
                of[i] = Double.isNaN(value) ? 0 : (float) scorer.next(one.time(i), value);
            }
            scores.add(of);
            points += of.length;
        }
        return new ScoredSeries(series, scores, points / ((System.nanoTime() - began) / 1e9));
    }

    /// Incident score over all series, on the training or the test half.
    IncidentScore incidents(boolean test, double threshold) {
        IncidentScore sum = IncidentScore.NONE;
        for (int i = 0; i < series.size(); i++) {
            LabelledSeries one = series.get(i);
            sum = sum.plus(IncidentScore.of(one, half(i, test), from(one, test), threshold));
        }
        return sum;
    }

    /// F1 with bounded delay over all series, on the training or the test half.
    DelayScore delays(boolean test, double threshold) {
        DelayScore sum = DelayScore.NONE;
        for (int i = 0; i < series.size(); i++) {
            LabelledSeries one = series.get(i);
            sum = sum.plus(DelayScore.of(one, half(i, test), from(one, test), threshold));
        }
        return sum;
    }

    /// Mean over the series with labels in their test half.
    double vusPr() {
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < series.size(); i++) {
            double of = VusPr.of(series.get(i), scores.get(i), series.get(i).train());
            sum += Double.isNaN(of) ? 0 : of;
            counted += Double.isNaN(of) ? 0 : 1;
        }
        return sum / counted;
    }

    private float[] half(int i, boolean test) {
        float[] all = scores.get(i);
        return test ? all : Arrays.copyOf(all, series.get(i).train());
    }

    private static int from(LabelledSeries series, boolean test) {
        int warm = (int) (WARM_DAYS * 86_400_000 / series.stepMillis());
        return test ? series.train() : Math.min(series.train() / 5, warm);
    }

    /// The threshold, the same for all series, at which a figure is best on the training halves.
    double bestOnTraining(Function<Double, Double> figure) {
        double best = Double.POSITIVE_INFINITY;
        double most = -1;
        for (double threshold : candidates()) {
            double of = figure.apply(threshold);
            if (of > most) {
                most = of;
                best = threshold;
            }
        }
        return best;
    }

    /// Upper quantiles of the scores of the training halves, evenly spread on the logarithm of
    /// rarity.
    private double[] candidates() {
        int n = series.stream().mapToInt(LabelledSeries::train).sum();
        float[] all = new float[n];
        int at = 0;
        for (int i = 0; i < scores.size(); i++) {
            System.arraycopy(scores.get(i), 0, all, at, series.get(i).train());
            at += series.get(i).train();
        }
        Arrays.sort(all);
        double[] candidates = new double[CANDIDATES];
        for (int c = 0; c < CANDIDATES; c++) {
            double rarity = Math.pow(10, -1 - 4.5 * c / CANDIDATES);
            candidates[c] = Math.max(all[(int) ((n - 1) * (1 - rarity))], Float.MIN_NORMAL);
        }
        return candidates;
    }
}
