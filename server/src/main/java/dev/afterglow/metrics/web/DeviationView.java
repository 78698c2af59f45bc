package dev.afterglow.metrics.web;

import dev.afterglow.web.LineChart;
import java.util.List;

/// The page of one deviation.
///
/// @param metricAddress of its metric's page
/// @param feedback what people said: "NONE", "REAL" or "NOTHING"
/// @param said the same as a sentence; empty when nobody has said anything
/// @param whereNote one sentence below the parts, or in their place when there are none
public record DeviationView(
        String number,
        String metric,
        String metricAddress,
        String headline,
        String lead,
        List<MetricView.Stat> stats,
        String caption,
        LineChart chart,
        List<Row> rows,
        List<PartsTable> parts,
        String whereNote,
        List<Reason> reasons,
        List<Before> before,
        String feedback,
        String said,
        boolean open) {

    public DeviationView {
        stats = List.copyOf(stats);
        rows = List.copyOf(rows);
        parts = List.copyOf(parts);
        reasons = List.copyOf(reasons);
        before = List.copyOf(before);
    }

    /// A sample as numbers.
    public record Row(
            String iso, String time, String observed, String expected, String low, String high) {}

    /// Parts by one dimension or by all of them.
    ///
    /// @param label of the switch: "Both", "Country"
    public record PartsTable(String label, String title, List<Part> rows) {
        public PartsTable {
            rows = List.copyOf(rows);
        }
    }

    /// @param width of the bar, such as `41.0%`
    public record Part(String name, String change, boolean harm, String width, String share) {}

    /// A node of the tree.
    public record Reason(String name, String value, String sentence, List<Reason> parts) {
        public Reason {
            parts = List.copyOf(parts);
        }
    }

    /// Something that happened before.
    public record Before(
            String iso,
            String time,
            String kind,
            String tone,
            String what,
            String service,
            String who,
            String link) {}
}
