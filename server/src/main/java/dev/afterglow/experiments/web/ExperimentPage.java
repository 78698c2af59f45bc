package dev.afterglow.experiments.web;

import java.util.List;

/// One experiment; texts are ready to be printed.
///
/// @param gates what each would say now
/// @param expecting "3 said what they expect, sealed until the run is over."
/// @param ownExpectation what the reader expects; empty when they did not say
/// @param can what the reader may do
public record ExperimentPage(
        ExperimentsPage.Row row,
        String author,
        String description,
        String file,
        List<Fact> facts,
        String mind,
        List<Gate> gates,
        String expecting,
        String ownExpectation,
        List<ExperimentsPage.RunRow> runs,
        Can can,
        String error) {

    public record Fact(String name, String value) {}

    public record Gate(String gate, String tone, String word, String answer) {}

    public record Can(boolean approve, boolean start, boolean expect) {}
}
