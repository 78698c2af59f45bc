package dev.afterglow.experiments.web;

import java.util.List;

/// All experiments; texts are ready to be printed.
///
/// @param halted why everything is halted; empty when nothing is
/// @param coverage one sentence
public record ExperimentsPage(
        String halted,
        String coverage,
        List<Row> experiments,
        List<RunRow> runs,
        List<Agreed> agreements,
        List<Choice> services,
        String error,
        boolean mayWrite) {

    /// @param source empty for a hunch's address
    public record Row(
            String id,
            String address,
            String title,
            String source,
            String sourceAddress,
            String service,
            String approved) {}

    /// @param tone of the badge
    public record RunRow(
            String id, String address, String title, String words, String tone, String at) {}

    public record Agreed(String service, String name, String words) {}

    public record Choice(String value, String label) {}
}
