package dev.afterglow.web;

import java.time.Instant;

/// A point of a [LineChart]. Any value may be `NaN`; what needs it is then not drawn there.
///
/// @param lowest the lowest observed where the point stands for a stretch of time; else `observed`
/// @param highest likewise
/// @param outside whether it is drawn as leaving the band
public record ChartPoint(
        Instant at,
        double observed,
        double lowest,
        double highest,
        double expected,
        double low,
        double high,
        boolean outside) {

    /// A single sample.
    public static ChartPoint of(
            Instant at, double observed, double expected, double[] band, boolean outside) {
        return new ChartPoint(
                at, observed, observed, observed, expected, band[0], band[1], outside);
    }

    boolean hasBand() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    boolean isStretch() {
        return highest > lowest;
    }
}
