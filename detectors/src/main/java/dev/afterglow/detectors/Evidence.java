package dev.afterglow.detectors;

/// Watches the residuals at several horizons, each side apart, and says how odd the oddest of them is.
final class Evidence {
    /// Recent samples over which residuals are averaged.
    private static final int[] HORIZONS = {1, 3, 8, 24};

    private static final int LEVEL_GAP = 2 * HORIZONS.length;
    private static final int CHANNELS = LEVEL_GAP + 2;
    private static final double LONGEST = 12;

    /// Floats of memory that it uses.
    static final int MEMORY = 2 * CHANNELS;

    private final Tails tails;
    private final double[] means = new double[HORIZONS.length];
    private double down;
    private double up;
    private int horizonDown;
    private int horizonUp;

    Evidence(Tails tails) {
        this.tails = tails;
    }

    static int channels() {
        return CHANNELS;
    }

    void pass(StateCursor cursor) {
        for (int i = 0; i < means.length; i++) {
            means[i] = cursor.pass(means[i]);
        }
        down = cursor.pass(down);
        up = cursor.pass(up);
        horizonDown = cursor.pass(horizonDown);
        horizonUp = cursor.pass(horizonUp);
    }

    /// Weighs one sample.
    ///
    /// @param z residual in widths
    /// @param gap level gap in widths
    /// @param seen samples learnt so far
    void weigh(double z, double gap, long seen) {
        double most = Math.log10(seen + 1.0);
        down = 0;
        up = 0;
        for (int i = 0; i < means.length; i++) {
            double part = HORIZONS[i] == 1 ? z : Math.min(Math.max(z, -LONGEST), LONGEST);
            means[i] += (part - means[i]) / HORIZONS[i];
            consider(2 * i, means[i], HORIZONS[i], most);
        }
        consider(LEVEL_GAP, gap, 1, most);
    }

    private void consider(int channel, double statistic, int horizon, double most) {
        if (statistic < 0) {
            double evidence = tails.evidence(channel, -statistic, most);
            if (evidence > down) {
                down = evidence;
                horizonDown = horizon;
            }
        } else {
            double evidence = tails.evidence(channel + 1, statistic, most);
            if (evidence > up) {
                up = evidence;
                horizonUp = horizon;
            }
        }
    }

    /// Learns what was last weighed as ordinary.
    void learn(double gap, double warmth) {
        for (int i = 0; i < means.length; i++) {
            tails.learn(2 * i, Math.max(0, -means[i]), warmth);
            tails.learn(2 * i + 1, Math.max(0, means[i]), warmth);
        }
        tails.learn(LEVEL_GAP, Math.max(0, -gap), warmth);
        tails.learn(LEVEL_GAP + 1, Math.max(0, gap), warmth);
    }

    /// Forgets the recent residuals.
    void forget() {
        java.util.Arrays.fill(means, 0);
        down = 0;
        up = 0;
    }

    double down() {
        return down;
    }

    double up() {
        return up;
    }

    /// Samples of the horizon that spoke loudest on a side.
    int horizon(Direction side) {
        return side == Direction.DOWN ? horizonDown : horizonUp;
    }

    /// Mean residual of the last few samples, in widths.
    double recent() {
        return means[1];
    }
}
