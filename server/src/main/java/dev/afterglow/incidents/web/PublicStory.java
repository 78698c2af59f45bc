package dev.afterglow.incidents.web;

import java.util.List;

/// One incident on the public status page.
///
/// @param state of its newest line
public record PublicStory(String state, String tone, List<Line> lines) {

    public record Line(String iso, String time, String state, String text) {}
}
