package dev.afterglow.metrics;

import dev.afterglow.web.LineChart;
import dev.afterglow.web.Spark;
import org.jspecify.annotations.Nullable;

/// A key metric as pages show it now; all texts are ready to be printed. Drawn large by
/// `metrics/card.jte` and as a line of a list by `metrics/row.jte`.
///
/// @param tone of the badge: harm, good, doubt or info
/// @param state the word of the badge: "below its band for 27 min"
/// @param affected "2.9 million (2.2 million to 3.5 million)"; empty when nothing is counted
/// @param affectedNoun "missing starts so far"; empty likewise
/// @param trouble one sentence on why it cannot be told; empty when it can
/// @param outside whether a deviation is open
/// @param deviation address of the open deviation's page; null when none is open
public record MetricCard(
        MetricId id,
        String name,
        String address,
        String tone,
        String state,
        Figures figures,
        String affected,
        String affectedNoun,
        String trouble,
        boolean outside,
        @Nullable String deviation,
        LineChart chart,
        Spark spark) {

    /// The newest sample in words; each is empty where it is not known.
    ///
    /// @param change observed against expected: "−10.6 %"
    /// @param observed with its unit: "11,037 starts/s"
    /// @param number the same without the unit
    /// @param expected "12,340 expected"
    /// @param band "(11,958 to 12,723)"
    public record Figures(
            String change, String observed, String number, String expected, String band) {

        static final Figures NONE = new Figures("", "", "", "", "");
    }
}
