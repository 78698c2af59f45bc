package dev.afterglow.incidents.web;

import java.util.List;

/// The record of an incident, newest first.
///
/// @param count what a polling page compares
/// @param isOver closed: a page need not ask again
public record IncidentRecord(String address, long count, boolean isOver, List<Line> lines) {

    /// @param day above the first line of each day; empty above others, and while all is of today
    /// @param source what it tells of; empty when it was written by hand
    public record Line(
            String day,
            String tone,
            String iso,
            String time,
            String speaker,
            String kind,
            String text,
            boolean isSaid,
            boolean isKeyMoment,
            String source) {}
}
