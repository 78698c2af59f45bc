package dev.afterglow.metrics;

import java.time.Instant;
import java.util.List;

/// In which parts of a metric a deviation lies.
///
/// @param at time of the samples it was made of
/// @param parts how many parts were compared
/// @param missing expected minus observed over all parts, in the metric's unit; negative when too
///     much came
/// @param explained share of the missing that the causes carry together
/// @param causes the slices that explain it, best first; empty where no slice stands out
/// @param alternatives slices that explain it nearly as well
/// @param tables shares by each dimension, and by all of them together first
public record PartsReport(
        Instant at,
        int parts,
        double missing,
        double explained,
        List<Slice> causes,
        List<Slice> alternatives,
        List<Table> tables) {

    public PartsReport {
        causes = List.copyOf(causes);
        alternatives = List.copyOf(alternatives);
        tables = List.copyOf(tables);
    }

    /// A slice of the metric.
    ///
    /// @param name values as people say them: "es, tv"
    /// @param change observed against expected, −0.6 for 60 % below
    /// @param share of all that is missing
    public record Slice(
            String name, double change, double share, double observed, double expected) {}

    /// Parts in one view, those with the greatest share first, the rest together at the end.
    ///
    /// @param title such as "country and device"
    /// @param others how many parts the last row stands for; 0 when there is no such row
    public record Table(String title, List<Slice> rows, int others) {
        public Table {
            rows = List.copyOf(rows);
        }
    }
}
