package dev.afterglow.alerts.web;

import java.util.List;

/// The form of a silence: what was entered, and what it would hide.
///
/// @param matchers one a line
/// @param starts local time of the reader, as a field of date and time holds it; empty for now
/// @param problem what is wrong; empty when nothing is
/// @param hides alerts that it would hide now
public record SilenceForm(
        String matchers,
        String starts,
        String hours,
        String comment,
        String zone,
        String problem,
        boolean previewed,
        List<AlertLine> hides,
        String lastWeek) {}
