package dev.afterglow.metrics;

import java.time.Duration;
import java.time.Instant;

/// Points of a metric's grid that are to be read, both ends included.
///
/// @param from on the grid: a multiple of the step since 1970
/// @param to on the grid, not before `from`
record Window(Instant from, Instant to, Duration step) {

    /// As many points as a source is asked for at once; Prometheus refuses more than 11,000.
    static final int LONGEST = 10_000;

    Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A window from " + from + " cannot end at " + to);
        }
    }

    /// The newest point of the grid that is not after an instant.
    static Instant onGrid(Instant instant, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    /// The number of points.
    int points() {
        return (int) (Duration.between(from, to).toSeconds() / step.toSeconds()) + 1;
    }

    /// The same beginning, and no more points than may be asked for at once.
    Window firstPart() {
        return points() <= LONGEST
                ? this
                : new Window(from, from.plus(step.multipliedBy(LONGEST - 1L)), step);
    }
}
