package dev.afterglow.alerts.web;

import java.util.List;

/// Silences that hold or are to come, and those that ended lately.
public record SilenceList(String headline, List<Line> lines, boolean mayAct) {

    /// @param scope whose alerts it hides; empty for all
    public record Line(
            String id,
            String matchers,
            String state,
            String tone,
            String scope,
            String starts,
            String startsIso,
            String ends,
            String endsIso,
            String by,
            String comment,
            boolean canEnd) {}
}
