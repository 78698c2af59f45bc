package dev.afterglow.metrics.web;

import dev.afterglow.web.LineChart;
import java.util.List;

/// The page of one metric.
///
/// @param open address of the open deviation's page; empty when none is open
public record MetricView(
        String id,
        String name,
        String headline,
        String lead,
        List<Stat> stats,
        List<Tab> tabs,
        String caption,
        LineChart chart,
        Source source,
        List<Note> notes,
        List<Past> past,
        String open) {

    public MetricView {
        stats = List.copyOf(stats);
        tabs = List.copyOf(tabs);
        notes = List.copyOf(notes);
        past = List.copyOf(past);
    }

    /// A number with what stands beside it.
    public record Stat(String name, String value, String beside, boolean harm) {}

    public record Tab(String label, String address, boolean current) {}

    /// Where its samples come from, and how that goes.
    public record Source(String kind, String place, String query, String step, String state) {}

    /// Something odd about the source.
    public record Note(String sentence, String iso, String last, String times) {}

    /// A deviation of the past.
    public record Past(
            String address,
            String iso,
            String opened,
            String lasted,
            String worst,
            String affected,
            String feedback) {}
}
