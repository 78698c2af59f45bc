package dev.afterglow.incidents.web;

import java.util.List;

/// What the closes of incidents said of a key metric.
///
/// @param sentence "Of 15 closed incidents it saw 12 in time, 2 late, …"
public record MetricHistory(String name, String address, String sentence, List<Row> rows) {

    /// @param lag how long before or after people felt it; empty when that is not known
    public record Row(
            String id,
            String address,
            String title,
            String iso,
            String closed,
            String tone,
            String sight,
            String lag,
            String feltFirstBy) {}
}
