package dev.afterglow.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a metric did in a time, in at most a thousand points.
///
/// @param width how much time a point stands for
/// @param bins ascending; times without a sample are left out
public record Plot(Instant from, Instant to, Duration width, List<Bin> bins) {

    static final int MOST_POINTS = 700;
    static final Duration HOUR = Duration.ofHours(1);

    public Plot {
        bins = List.copyOf(bins);
    }

    /// The width of a point, a multiple of the step, so that there are not too many of them. From
    /// an hour on it is a multiple of hours.
    static Duration width(Duration range, Duration step) {
        long needed = Math.ceilDiv(range.toSeconds(), MOST_POINTS);
        long unit = needed > HOUR.toSeconds() / 2 ? HOUR.toSeconds() : step.toSeconds();
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(needed, unit)) * unit);
    }
}
