package dev.afterglow.detectors;

import org.jspecify.annotations.Nullable;

/// Where the series would be if the last hour had gone on: a level with a trend, of the values or
/// of their distance from a season. It follows so slowly that a drop stands out against it for
/// minutes, which the quick experts would follow at once.
///
/// Double exponential smoothing with critical damping (Brown, "Smoothing, Forecasting and
/// Prediction", 1963): the level moves by 1 − (1 − θ)² of each miss and the trend by θ². The trend
/// makes up for a day that is busier than the profile.
final class SlowLevel {
    private final @Nullable Season season;
    private final double levelGain;
    private final double trendGain;

    private double level = Double.NaN;
    private double trend;
    private double error;
    private double levelBefore;
    private double errorBefore;

    /// @param season null for the plain values
    /// @param theta share of a sample in what is followed; the inverse of the memory, in samples
    SlowLevel(@Nullable Season season, double theta) {
        this.season = season;
        levelGain = 1 - (1 - theta) * (1 - theta);
        trendGain = theta * theta;
    }

    void pass(StateCursor cursor) {
        level = cursor.pass(level);
        trend = cursor.pass(trend);
        error = cursor.pass(error);
        levelBefore = cursor.pass(levelBefore);
        errorBefore = cursor.pass(errorBefore);
    }

    /// Whether it can tell anything of this time.
    boolean isReady() {
        return !Double.isNaN(level) && isSeasonKnown();
    }

    private boolean isSeasonKnown() {
        return season == null || season.isKnown();
    }

    private double base() {
        return season == null ? 0 : season.mean();
    }

    double forecast() {
        return base() + level + trend;
    }

    /// Cube of the usual error: the share of trust of the other one.
    double doubt() {
        return error * error * error;
    }

    /// @param leastGain gain of the level while little is known yet
    /// @param reach the most that one sample can say, in units
    void learn(double x, double errorGain, double leastGain, double reach) {
        if (isReady()) {
            double miss = Math.min(Math.max(x - forecast(), -reach), reach);
            error += errorGain * (Math.abs(miss) - error);
            level += trend + Math.max(levelGain, leastGain) * miss;
            trend += trendGain * miss;
        } else if (isSeasonKnown()) {
            level = x - base();
        }
    }

    /// The value moves at once, and the season explains a part of it.
    void move(double by, double seasonal) {
        level += season == null ? by : by - seasonal;
    }

    /// The same for what it comes back to.
    void moveBefore(double by, double seasonal) {
        levelBefore += season == null ? by : by - seasonal;
    }

    /// Takes the errors of another one, while its own season was not seen.
    void trustAs(SlowLevel other) {
        error = other.error;
    }

    /// Keeps what it knows now, to come back to it.
    void remember() {
        levelBefore = level;
        errorBefore = error;
    }

    /// Comes back to what it knew.
    void comeBack() {
        level = levelBefore;
        trend = 0;
        error = errorBefore;
    }

    /// What was known of the present fades with time.
    ///
    /// @param doubt by how much a level may have moved meanwhile
    void fade(double share, double doubt) {
        trend = 0;
        if (season == null) {
            error += doubt;
        } else {
            level *= share;
        }
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        level *= factor;
        trend *= factor;
        error *= factor;
        levelBefore *= factor;
        errorBefore *= factor;
    }
}
