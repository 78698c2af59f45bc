package dev.afterglow.paging.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// One page with all that happened to it.
///
/// @param act where the reader acts on it: `/p/TOKEN`; empty when it is closed
/// @param because what is due next, or why nothing is
/// @param nobody whether it fires and nothing is due: nobody is being paged
public record OnePage(
        PageListPage.Row row,
        String act,
        boolean canTake,
        String because,
        boolean nobody,
        String alert,
        String policy,
        List<Step> steps,
        List<Paged> people,
        List<Entry> entries) {

    /// A step of the frozen policy.
    public record Step(String words, boolean isDone, boolean isNext) {}

    /// Somebody who was paged, what they said and how they were told.
    public record Paged(PersonChip person, String tone, String answer, List<Told> told) {}

    /// @param address of the message's own page
    public record Told(String words, String address) {}

    public record Entry(String iso, String time, String tone, String title, String words) {}
}
