package dev.afterglow.bench.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scoring of the Numenta Anomaly Benchmark (Lavin and Ahmad, "Evaluating real-time anomaly
/// detection
/// algorithms", ICMLA 2015; the rules are those of its sweeper). In a window only the earliest
/// detection
/// counts, the earlier the better; every detected point outside costs, less so just behind a
/// window.
///
/// @param wrong cost of a false point
/// @param missed cost of a missed window
record NabScore(String name, double wrong, double missed) {
    static final List<NabScore> PROFILES =
            List.of(
                    new NabScore("standard", 0.11, 1),
                    new NabScore("low FP", 0.22, 1),
                    new NabScore("low FN", 0.11, 2));

    private static final int CANDIDATES = 400;

    /// 2 / (1 + e^5y) − 1: 1 far before the right edge of a window, −1 far behind it.
    private static double sigmoid(double y) {
        return y > 3 ? -1 : 2 / (1 + Math.exp(5 * y)) - 1;
    }

    /// The normalised score, 100 for perfect and 0 for silence, of all files at one threshold.
    double at(double threshold, List<NabFile> files, List<float[]> scores) {
        double sum = 0;
        int windows = 0;
        for (int f = 0; f < files.size(); f++) {
            sum += raw(threshold, files.get(f), scores.get(f));
            windows += files.get(f).windows().size();
        }
        double nothing = -missed * windows;
        return 100 * (sum - nothing) / (windows - nothing);
    }

    private double raw(double threshold, NabFile file, float[] scores) {
        double sum = 0;
        int next = 0;
        boolean hit = false;
        for (int i = 0; i < scores.length; i++) {
            while (next < file.windows().size() && i > file.windows().get(next)[1]) {
                sum -= hit ? 0 : missed;
                hit = false;
                next++;
            }
            if (i < file.probation() || !(scores[i] >= threshold)) {
                continue;
            }
            if (next < file.windows().size() && i >= file.windows().get(next)[0]) {
                int[] window = file.windows().get(next);
                double y = -(window[1] - i + 1.0) / (window[1] - window[0] + 1);
                sum += hit ? 0 : sigmoid(y) / sigmoid(-1);
                hit = true;
            } else {
                sum += wrong * behind(i, next == 0 ? null : file.windows().get(next - 1));
            }
        }
        for (; next < file.windows().size(); next++) {
            sum -= hit ? 0 : missed;
            hit = false;
        }
        return sum;
    }

    private static double behind(int i, int @Nullable [] before) {
        if (before == null) {
            return -1;
        }
        return sigmoid((double) (i - before[1]) / Math.max(1, before[1] - before[0]));
    }

    /// The threshold at which these files score best.
    double best(List<NabFile> files, List<float[]> scores) {
        // To say nothing at all scores 0.
        double best = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double threshold : candidates(scores)) {
            double score = at(threshold, files, scores);
            if (score > most) {
                most = score;
                best = threshold;
            }
        }
        return best;
    }

    private static double[] candidates(List<float[]> scores) {
        List<Float> positive = new ArrayList<>();
        for (float[] one : scores) {
            for (float score : one) {
                if (score > 0) {
                    positive.add(score);
                }
            }
        }
        double[] all = positive.stream().mapToDouble(Float::doubleValue).sorted().toArray();
        double[] candidates = new double[all.length == 0 ? 0 : CANDIDATES];
        for (int c = 0; c < candidates.length; c++) {
            double rarity = Math.pow(10, -5.0 * c / CANDIDATES);
            candidates[c] = all[(int) ((all.length - 1) * (1 - rarity))];
        }
        return Arrays.stream(candidates).distinct().toArray();
    }
}
