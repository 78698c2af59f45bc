package dev.afterglow.alerts.web;

import java.util.List;

/// The list of alerts.
///
/// @param headline what is true now, in a sentence
/// @param older the address of the next lines; empty at the end
public record AlertList(
        String headline,
        String state,
        String service,
        String words,
        List<AlertLine> lines,
        String older) {}
