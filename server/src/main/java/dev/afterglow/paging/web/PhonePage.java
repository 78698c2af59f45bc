package dev.afterglow.paging.web;

import dev.afterglow.metrics.Glance;
import dev.afterglow.web.PersonChip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody sees who was woken: what, how bad, since when, where, and one button.
///
/// @param action where the forms go: `/p/TOKEN`
/// @param note beside the badge, e.g. what happens next if nobody answers; may be empty
/// @param seen what the key metric shows; null when something else opened the page
/// @param before who was paged beside the reader, with what they said
public record PhonePage(
        String action,
        String headline,
        Badge badge,
        String note,
        String severity,
        String sinceIso,
        String since,
        String lasted,
        String service,
        @Nullable Glance seen,
        List<PersonChip> before,
        boolean canTake,
        boolean isOpen,
        boolean hasRollCall) {

    /// A word with a shape.
    ///
    /// @param tone a `data-tone` of the style sheet
    public record Badge(String tone, String words) {}
}
