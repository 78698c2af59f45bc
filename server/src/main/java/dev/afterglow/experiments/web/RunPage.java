package dev.afterglow.experiments.web;

import java.util.List;

/// One run; texts are ready to be printed.
///
/// @param isOpen whether it goes on, so that the page reads itself again
/// @param recovery in words, with how long it took
/// @param incident `INC-7` that it opened; empty when it opened none
/// @param said empty while sealed
/// @param sealed one sentence while they are; empty when open
/// @param risk the reading of what it came from; empty where it came from no risk
public record RunPage(
        ExperimentsPage.RunRow row,
        String experiment,
        String reason,
        String recovery,
        String incident,
        List<ExperimentPage.Gate> gates,
        List<String> progress,
        List<Moved> moved,
        List<Said> said,
        String sealed,
        String risk,
        String riskAddress,
        boolean isOpen,
        boolean isOver,
        boolean hasJournal,
        boolean mayClose,
        String error) {

    public record Moved(String name, String address, String words) {}

    public record Said(String who, String expected, String surprise, String noticed, String saw) {}
}
