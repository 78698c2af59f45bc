package dev.afterglow.bench.accuracy;

/// F1 over points with a bound on the delay, as in the KPI competition of 2018: a labelled segment
/// counts as
/// found, all of its points, when an alert falls on one of its first `delay + 1` points, else all
/// of its points
/// are missed; every alert outside counts against. Pooled over series.
record DelayScore(double found, double missed, double wrong) {
    static final int DELAY = 7;

    static final DelayScore NONE = new DelayScore(0, 0, 0);

    /// Scores the points [from, to) of one series at a threshold.
    static DelayScore of(LabelledSeries series, float[] scores, int from, double threshold) {
        double found = 0;
        double missed = 0;
        double wrong = 0;
        for (int[] segment : series.segments(from, scores.length, 0)) {
            int last = Math.min(segment[0] + DELAY, segment[1] - 1);
            boolean hit = false;
            for (int i = segment[0]; i <= last; i++) {
                hit |= scores[i] >= threshold;
            }
            found += hit ? segment[1] - segment[0] : 0;
            missed += hit ? 0 : segment[1] - segment[0];
        }
        for (int i = from; i < scores.length; i++) {
            wrong += !series.labels()[i] && scores[i] >= threshold ? 1 : 0;
        }
        return new DelayScore(found, missed, wrong);
    }

    DelayScore plus(DelayScore other) {
        return new DelayScore(found + other.found, missed + other.missed, wrong + other.wrong);
    }

    double precision() {
        return found == 0 ? 0 : found / (found + wrong);
    }

    double recall() {
        return found == 0 ? 0 : found / (found + missed);
    }

    double f1() {
        return found == 0 ? 0 : 2 * found / (2 * found + missed + wrong);
    }
}
