package dev.afterglow.detectors;

import java.util.Arrays;

/// Watches the last residual, the means of the last samples' distances from the slow level, the
/// quick level's distance from the season and the change since the last sample, each side apart,
/// and says how odd the oddest of them is.
final class Evidence {
    /// Recent samples over which is averaged; the first is the residual alone.
    private static final int[] HORIZONS = {1, 3, 7, 19};

    private static final int GAP = HORIZONS.length;
    private static final int CHANGE = GAP + 1;
    private static final int STATISTICS = CHANGE + 1;
    private static final int SLOW = CHANGE - 1;

    /// A change is as odd as so many times the distance from what was expected, at most.
    private static final double MOST_CHANGE = 2;

    private static final double WIDEST_REACH = 50;

    /// Samples after which the tails have left their first guesses.
    private static final double SETTLED = 20_000;

    private final Tuning.Weighing tuning;
    private final Tails tails;
    private final double[] weights = new double[STATISTICS];
    private final double[] gains = new double[HORIZONS.length];
    private final double[] units = new double[HORIZONS.length];
    private final double[] now = new double[STATISTICS];
    private final double[] means = new double[HORIZONS.length];
    private double down;
    private double up;
    private int loudestDown;
    private int loudestUp;

    Evidence(Tuning.Weighing tuning, Kind kind, Tails tails) {
        this.tuning = tuning;
        this.tails = tails;
        for (int i = 0; i < HORIZONS.length; i++) {
            weights[i] = kind == Kind.COUNT ? tuning.countMeans() : tuning.means();
            // A mean with this gain is as old as that of so many samples; of noise its size is 1 /
            // unit.
            gains[i] = 2.0 / (HORIZONS[i] + 1);
            units[i] = Math.sqrt((2 - gains[i]) / gains[i]);
        }
        weights[0] = tuning.one();
        weights[GAP] = tuning.gap();
        weights[CHANGE] = tuning.change();
    }

    /// One for each side of each statistic.
    static int channels() {
        return 2 * STATISTICS;
    }

    void pass(StateCursor cursor) {
        for (int i = 1; i < means.length; i++) {
            means[i] = cursor.pass(means[i]);
        }
        down = cursor.pass(down);
        up = cursor.pass(up);
        loudestDown = cursor.pass(loudestDown);
        loudestUp = cursor.pass(loudestUp);
    }

    /// Weighs a sample against what was forecast for it.
    ///
    /// @param previous the sample before
    void weigh(double x, double previous, Forecast forecast) {
        double perWidth = 1 / forecast.width();
        double most = tuning.meanClip();
        double slow = (x - forecast.slow()) / forecast.fineWidth();
        double clipped = Math.min(Math.max(slow, -most), most);
        now[0] = (x - forecast.expected()) * perWidth;
        for (int i = 1; i < means.length; i++) {
            means[i] += (clipped - means[i]) * gains[i];
            now[i] = means[i] * units[i];
        }
        now[GAP] = forecast.gap() * perWidth;
        now[CHANGE] = change(x - previous - forecast.jump(), x - forecast.expected()) * perWidth;
        consider(forecast.seen());
    }

    /// A change that was expected is not odd; `NaN` when the sample before is not known.
    private static double change(double change, double residual) {
        double most = MOST_CHANGE * Math.abs(residual);
        return Double.isNaN(change) ? 0 : Math.min(Math.max(change, -most), most);
    }

    private void consider(long seen) {
        down = 0;
        up = 0;
        for (int i = 0; i < STATISTICS; i++) {
            consider(i);
        }
        down = bounded(down, seen);
        up = bounded(up, seen);
    }

    private void consider(int statistic) {
        double x = now[statistic];
        if (x < 0) {
            double evidence = weights[statistic] * tails.evidence(2 * statistic, -x);
            if (evidence > down) {
                down = evidence;
                loudestDown = statistic;
            }
        } else {
            double evidence = weights[statistic] * tails.evidence(2 * statistic + 1, x);
            if (evidence > up) {
                up = evidence;
                loudestUp = statistic;
            }
        }
    }

    private double bounded(double evidence, long seen) {
        if (evidence < 1) {
            return evidence;
        }
        double known = Math.log10(seen + 1.0);
        return evidence <= known
                ? evidence
                : known + tuning.beyond() * Math.log1p(evidence - known);
    }

    /// Learns what was last weighed.
    ///
    /// @param odd whether it was worth a page: then it is learnt with less weight
    void learn(long seen, boolean odd) {
        double least = seen < SETTLED ? 1.0 / (seen + 10) : 0;
        double share = odd ? tuning.oddLearning() : 1;
        learn(0, least, share);
        learn(CHANGE, least, share);
        // The slow statistics hardly change from sample to sample: each learns from every fourth.
        learn(1 + (int) (seen % SLOW), least, SLOW * share);
    }

    private void learn(int statistic, double least, double share) {
        double x = now[statistic];
        tails.learn(2 * statistic, Math.max(0, -x), least, share);
        tails.learn(2 * statistic + 1, Math.max(0, x), least, share);
    }

    /// Forgets the recent residuals.
    void forget() {
        Arrays.fill(means, 0);
    }

    /// How many widths one sample alone may lie off on a side before it has this much evidence.
    double reach(Direction side, double evidence) {
        double alone = Math.max(1, evidence / weights[0]);
        double widths = tails.statistic(side == Direction.DOWN ? 0 : 1, alone);
        return Math.min(Math.max(widths, 1), WIDEST_REACH);
    }

    /// Evidence that too little came.
    double down() {
        return down;
    }

    /// Evidence that too much came.
    double up() {
        return up;
    }

    /// What spoke loudest on a side, in words.
    String loudest(Direction side) {
        int statistic = side == Direction.DOWN ? loudestDown : loudestUp;
        if (statistic == GAP) {
            return "the level's distance from this time of day";
        }
        if (statistic == CHANGE) {
            return "the change since the last sample";
        }
        return statistic == 0
                ? "this sample alone"
                : "the mean of the last %d samples".formatted(HORIZONS[statistic]);
    }
}
