package dev.afterglow.metrics;

import java.time.Instant;

/// One value of a metric at a point of its grid.
///
/// @param value finite; a missing sample is not there at all
record Sample(Instant at, double value) {

    Sample {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A sample must be a finite number, was " + value);
        }
    }
}
