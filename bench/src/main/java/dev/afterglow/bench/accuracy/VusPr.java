package dev.afterglow.bench.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Volume under the precision-recall surface: the area under the precision-recall curve with labels
/// that fade
/// in and out over a window, averaged over windows from 0 to the widest (Paparrizos, Boniol,
/// Palpanas, Tsay,
/// Elmore, Franklin: "Volume under the surface", VLDB 2022). Needs no threshold; 250 points of the
/// curve.
final class VusPr {
    static final int WIDEST = 100;
    private static final int WINDOW_STEP = 10;
    private static final int CURVE = 250;

    private VusPr() {}

    /// Scores the points from `from` on. `NaN` when there is no label.
    static double of(LabelledSeries series, float[] scores, int from) {
        int n = scores.length - from;
        List<int[]> segments = series.segments(from, scores.length, 0);
        if (segments.isEmpty()) {
            return Double.NaN;
        }
        int[] rank = ranks(scores, from, n);
        double sum = 0;
        int windows = 0;
        for (int window = 0; window <= WIDEST; window += WINDOW_STEP) {
            sum += area(series, from, rank, segments, window);
            windows++;
        }
        return sum / windows;
    }

    /// The place of each point when they are sorted by falling score.
    private static int[] ranks(float[] scores, int from, int n) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            // Non-negative floats sort as their bits do.
            keys[i] = (long) ~Float.floatToIntBits(Math.max(0, scores[from + i])) << 32 | i;
        }
        Arrays.sort(keys);
        int[] rank = new int[n];
        for (int r = 0; r < n; r++) {
            rank[(int) keys[r]] = r;
        }
        return rank;
    }

    private static double area(
            LabelledSeries series, int from, int[] rank, List<int[]> segments, int window) {
        int n = rank.length;
        float[] soft = soft(series, from, n, segments, window);
        double[] hits = new double[CURVE];
        double[] found = new double[CURVE];
        double softSum = 0;
        for (int i = 0; i < n; i++) {
            hits[(int) ((long) rank[i] * CURVE / n)] += soft[i];
            softSum += soft[i];
        }
        for (int[] segment : segments) {
            int from2 = Math.max(0, segment[0] - from - window / 2);
            int to2 = Math.min(n, segment[1] - from + window / 2);
            int best = IntStream.range(from2, to2).map(i -> rank[i]).min().orElse(n - 1);
            found[(int) ((long) best * CURVE / n)]++;
        }
        double positive = segments.stream().mapToInt(s -> s[1] - s[0]).sum() / 2.0 + softSum / 2;
        return curve(hits, found, positive, segments.size(), n);
    }

    private static double curve(
            double[] hits, double[] found, double positive, int segments, int n) {
        double area = 0;
        double hit = 0;
        double exist = 0;
        double before = 0;
        for (int c = 0; c < CURVE; c++) {
            hit += hits[c];
            exist += found[c];
            double recall = Math.min(hit / positive, 1) * exist / segments;
            double precision = hit / ((c + 1.0) * n / CURVE);
            area += (recall - before) * precision;
            before = recall;
        }
        return area;
    }

    private static float[] soft(
            LabelledSeries series, int from, int n, List<int[]> segments, int window) {
        float[] soft = new float[n];
        int half = window / 2;
        for (int[] segment : segments) {
            for (int d = 1; d <= half; d++) {
                float value = (float) Math.sqrt(1 - (double) d / window);
                raise(soft, segment[0] - from - d, value);
                raise(soft, segment[1] - from - 1 + d, value);
            }
        }
        for (int i = 0; i < n; i++) {
            soft[i] = series.labels()[from + i] ? 1 : soft[i];
        }
        return soft;
    }

    private static void raise(float[] soft, int at, float value) {
        if (at >= 0 && at < soft.length) {
            soft[at] = Math.min(1, soft[at] + value);
        }
    }
}
