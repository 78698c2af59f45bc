package dev.afterglow.metrics;

import java.time.Instant;
import java.util.Map;

/// One point of a series that somebody sent.
///
/// @param name of the series; empty stands for every metric of the key
/// @param value `NaN` says that the series has ended
/// @param delta whether it is the growth since the point before, and not a level
public record PushedPoint(
        String name, Map<String, String> labels, Instant at, double value, boolean delta) {

    public PushedPoint {
        labels = Map.copyOf(labels);
    }
}
