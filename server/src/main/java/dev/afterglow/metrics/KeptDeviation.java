package dev.afterglow.metrics;

import org.jspecify.annotations.Nullable;

/// A deviation's row: its course, and what was told of it so far.
///
/// @param id null before it is stored
/// @param paged whether others were told that it opened
/// @param toldDepth its depth when others were last told
/// @param toldArea its area when others were last told
record KeptDeviation(
        @Nullable DeviationId id, Course course, boolean paged, double toldDepth, double toldArea) {

    private static final double DEEPER = 4.0 / 3;
    private static final double LARGER = 2;

    static KeptDeviation of(Course course) {
        return new KeptDeviation(null, course, false, 0, 0);
    }

    KeptDeviation with(Course newCourse) {
        return new KeptDeviation(id, newCourse, paged, toldDepth, toldArea);
    }

    /// Others have now been told of it as it is.
    KeptDeviation told() {
        return new KeptDeviation(id, course, true, course.depth(), course.area());
    }

    /// Nobody is to be told of it any more.
    KeptDeviation silenced() {
        return new KeptDeviation(id, course, false, toldDepth, toldArea);
    }

    /// Whether it became a third deeper, or twice as many are affected, since others were told.
    boolean hasGrown() {
        return course.depth() > DEEPER * toldDepth || course.area() > LARGER * toldArea;
    }
}
