package dev.afterglow.metrics;

import dev.afterglow.detectors.Direction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The course of one deviation so far: how it began, how bad it was, and the areas between what was
/// expected and what was observed.
///
/// @param endedAt null while it is open
/// @param newNormal whether it ended by taking its level as the new normal
/// @param area expected minus observed (observed minus expected for a rise), in the metric's unit
///     times seconds; the other two are the same area against the near and the far end of the band
record Course(
        Direction direction,
        Instant openedAt,
        @Nullable Instant endedAt,
        boolean newNormal,
        Judged last,
        Judged worst,
        double area,
        double areaNear,
        double areaFar) {

    /// Begins with the sample that opened it.
    static Course openedBy(Judged first, Direction direction, Duration step) {
        return new Course(direction, first.at(), null, false, first, first, 0, 0, 0)
                .with(first, step);
    }

    /// Goes on with one more sample of the open deviation.
    Course with(Judged next, Duration step) {
        double seconds = step.toSeconds();
        boolean down = direction == Direction.DOWN;
        double near = down ? next.low() - next.observed() : next.observed() - next.high();
        double far = down ? next.high() - next.observed() : next.observed() - next.low();
        return new Course(
                direction,
                openedAt,
                null,
                false,
                next,
                gap(next) > gap(worst) ? next : worst,
                area + gap(next) * seconds,
                areaNear + near * seconds,
                areaFar + far * seconds);
    }

    /// Ends at a sample that is no longer part of it.
    Course endedAt(Instant at, boolean takenAsNormal) {
        return new Course(
                direction, openedAt, at, takenAsNormal, last, worst, area, areaNear, areaFar);
    }

    /// How far the worst sample was from what was expected, as a share of it; at least 0.
    double depth() {
        double size = Math.abs(worst.expected());
        return size == 0 ? gap(worst) : Math.max(0, gap(worst) / size);
    }

    private double gap(Judged sample) {
        return direction == Direction.DOWN
                ? sample.expected() - sample.observed()
                : sample.observed() - sample.expected();
    }
}
