package dev.afterglow.alerts.web;

import java.util.List;

/// Planned work, with its form.
///
/// @param sent what was entered last
/// @param problem what was wrong with it; empty when nothing was
public record PlanList(
        String headline,
        List<Line> lines,
        List<Choice> services,
        Sent sent,
        String zone,
        boolean mayAct,
        String problem) {

    public record Line(
            long id,
            String services,
            String state,
            String tone,
            String starts,
            String startsIso,
            String ends,
            String endsIso,
            String by,
            String reason,
            boolean canEnd) {}

    public record Choice(String id, String name, boolean chosen) {}

    /// What the form holds; times are local in the reader's zone.
    public record Sent(List<String> services, String starts, String ends, String reason) {

        public Sent {
            services = services == null ? List.of() : List.copyOf(services);
            starts = starts == null ? "" : starts.strip();
            ends = ends == null ? "" : ends.strip();
            reason = reason == null ? "" : reason.strip();
        }
    }
}
