package dev.afterglow.paging.web;

import java.util.List;

/// A policy in words.
///
/// @param handOver the id of the policy that goes on with it; empty for none
public record PolicyPage(
        String name,
        List<StepRow> steps,
        String rounds,
        String acknowledgement,
        String handOver,
        List<String> services) {

    /// One step.
    ///
    /// @param now whom it would page at this minute, and why
    /// @param gaps why a target gives nobody at this minute
    public record StepRow(
            String when, String targets, List<String> now, List<String> gaps, String how) {}

    /// A policy in the list of all.
    public record Line(String id, String name, String steps, String services) {}
}
