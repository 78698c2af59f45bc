package dev.afterglow.paging.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// Who answered a call.
///
/// @param action where the forms go: `/p/TOKEN`
/// @param badge e.g. "everybody paged 03:18 IST"
/// @param mine the reader's own answer
public record RollCallPage(
        String action,
        String badge,
        String headline,
        String lead,
        Counts counts,
        String mine,
        List<Line> lines,
        boolean isAsking,
        boolean isDrill) {

    public record Counts(int all, int here, int onTheWay, int cannot, int unreached) {

        public int answered() {
            return here + onTheWay + cannot;
        }

        public int silent() {
            return all - answered();
        }
    }

    /// @param tone a `data-tone` of the style sheet
    public record Line(PersonChip person, String tone, String words) {}
}
