package dev.afterglow.metrics;

import java.time.Instant;

/// One sample of a metric and what its detector said of it; values in the metric's unit.
///
/// @param expected `NaN`, like both ends of the band, while the detector knows nothing yet
/// @param score how odd the series was then, 0 to 1; one half is worth a page
public record Judged(
        Instant at, double observed, double expected, double low, double high, double score) {

    /// Observed against expected, −0.106 for 10.6 % below; not finite when nothing was expected.
    public double change() {
        return (observed - expected) / Math.abs(expected);
    }
}
