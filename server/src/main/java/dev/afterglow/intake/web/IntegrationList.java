package dev.afterglow.intake.web;

import java.util.List;

/// All integrations, with the form of a new one.
///
/// @param problem what was wrong with the form; empty when nothing was
public record IntegrationList(
        List<Line> lines,
        List<Choice> services,
        List<Choice> kinds,
        Sent sent,
        boolean mayAct,
        String problem) {

    /// @param heard when it sent last, in words
    /// @param iso the same for programs; empty when it never did
    /// @param refused what was wrong with its last message; empty when that was taken
    public record Line(
            String id, String kind, String service, String heard, String iso, String refused) {}

    public record Choice(String id, String name) {}

    /// What the form holds.
    public record Sent(String id, String service, String kind) {

        public Sent {
            id = id == null ? "" : id.strip();
            service = service == null ? "" : service;
            kind = kind == null ? "" : kind;
        }
    }
}
