package dev.afterglow.metrics;

import java.time.Instant;

/// Samples of a stretch of time, drawn as one point.
///
/// @param at the stretch's beginning
/// @param expected mean over the samples; `NaN` when any of them had none
public record Bin(
        Instant at,
        double lowest,
        double mean,
        double highest,
        double expected,
        double low,
        double high) {}
