package dev.afterglow.detectors;

import org.jspecify.annotations.Nullable;

/// One simple forecaster: the level of the last samples, or, with a season, the season and how far
/// today runs
/// beside it. It remembers how wrong it was, and is trusted accordingly.
final class Expert {
    private final @Nullable Season season;
    private final double gain;

    private double offset;
    private double error;
    private double offsetBefore;
    private double errorBefore;

    /// @param season null for the plain level
    /// @param gain by which the offset follows
    Expert(@Nullable Season season, double gain) {
        this.season = season;
        this.gain = gain;
    }

    void pass(StateCursor cursor) {
        offset = cursor.pass(offset);
        error = cursor.pass(error);
        offsetBefore = cursor.pass(offsetBefore);
        errorBefore = cursor.pass(errorBefore);
    }

    boolean isReady() {
        return season == null || season.isKnown();
    }

    double forecast() {
        return season == null ? offset : season.mean() + offset;
    }

    /// What its word counts: falls with the cube of its usual error.
    double trust(double least) {
        double off = error + least;
        return 1 / (off * off * off);
    }

    /// @param reach the most that one sample can say, in units
    void learn(double x, double errorGain, double leastGain, double reach) {
        double miss = Math.min(Math.max(x - forecast(), -reach), reach);
        error += errorGain * (Math.abs(miss) - error);
        offset += Math.max(gain, leastGain) * miss;
    }

    /// Begins with a first value.
    void begin(double x) {
        offset = season == null ? x : 0;
    }

    /// The value moves at once, and the season explains a part of it.
    void move(double by, double seasonal) {
        offset += season == null ? by : by - seasonal;
    }

    /// The same for what it comes back to.
    void moveBefore(double by, double seasonal) {
        offsetBefore += season == null ? by : by - seasonal;
    }

    /// Takes the errors of another one, when its season was seen for the first time.
    void trustAs(Expert other) {
        error = other.error;
    }

    /// Keeps what it knows now, to come back to it.
    void remember() {
        offsetBefore = offset;
        errorBefore = error;
    }

    /// Comes back to what it knew.
    void comeBack() {
        offset = offsetBefore;
        error = errorBefore;
    }

    /// What was known of the present fades with time.
    ///
    /// @param doubt by how much a level may have moved meanwhile
    void fade(double share, double doubt) {
        if (season == null) {
            error += doubt;
        } else {
            offset *= share;
        }
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        offset *= factor;
        error *= factor;
        offsetBefore *= factor;
        errorBefore *= factor;
    }
}
