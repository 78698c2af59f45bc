package dev.afterglow.alerts.web;

import java.util.List;

/// One alert and all that happened to it.
///
/// @param held why it does not page; empty when it does
/// @param silence the address that makes a silence of it
/// @param acts what later modules offer
/// @param problem what was wrong with a form; empty when nothing was
public record AlertPage(
        AlertLine line,
        String source,
        String key,
        String details,
        String link,
        String held,
        String heldUntil,
        String heldUntilIso,
        String noise,
        List<Pair> labels,
        List<Happening> happenings,
        List<AlertLine> grouped,
        boolean resolved,
        boolean acknowledged,
        boolean mayAct,
        String silence,
        List<Act> acts,
        String problem) {

    public record Act(String label, String address) {}

    public record Pair(String name, String value) {}

    public record Happening(String time, String iso, String tone, String sentence, String words) {}
}
