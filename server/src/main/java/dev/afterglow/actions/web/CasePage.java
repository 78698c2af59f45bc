package dev.afterglow.actions.web;

import org.jspecify.annotations.Nullable;

/// The case for an action, on one page.
///
/// @param action the action
/// @param exposure what came in the year before, in one sentence
/// @param story of the incident that it came from; null where it came from none
/// @param displaces what waits while it is done; empty while nobody said
/// @param canWrite whether the reader may say what waits
public record CasePage(
        ActionPage action,
        String exposure,
        @Nullable Story story,
        String displaces,
        boolean canWrite) {

    /// @param felt how long people felt it, in a sentence
    /// @param words the beginning of what was told; empty while nobody told it
    public record Story(String label, String address, String title, String felt, String words) {}
}
