package dev.afterglow.home.web;

import java.util.List;

/// What was found.
///
/// @param count of everything found, of which the first are shown
/// @param how by words, or by words and meaning
public record FoundPage(
        String question, String kind, List<Line> lines, int count, List<Choice> kinds, String how) {

    /// @param iso empty when the thing has no time
    public record Line(
            String heading,
            String title,
            String address,
            String iso,
            String date,
            String excerpt) {}

    public record Choice(String value, String label, boolean chosen) {}
}
