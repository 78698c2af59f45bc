package dev.afterglow.themes.web;

import java.util.List;

/// The codebook.
public record CodebookPage(
        String question,
        List<Line> lines,
        int count,
        String edition,
        boolean isReflexive,
        boolean mayEdit,
        boolean mayChoose,
        String refused) {

    /// @param depth 0 at the top
    public record Line(
            String slug, String name, String definition, int uses, String tone, int depth) {}
}
