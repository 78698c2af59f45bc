package dev.afterglow.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What was sent of one series in some time.
///
/// @param points ascending
record PushedSeries(String name, Map<String, String> labels, List<Point> points) {

    PushedSeries {
        labels = Map.copyOf(labels);
        points = List.copyOf(points);
    }

    /// @param value `NaN` says that the series has ended
    /// @param delta whether it is growth since the point before
    record Point(Instant at, double value, boolean delta) {}
}
