package dev.afterglow.web;

import java.util.Optional;

/// Something that comes next and that the first page shows: the next review, the next radar. Each
/// module that has one declares a bean.
public interface ComingUp {

    /// Where it stands among the others, ascending.
    int order();

    /// Empty when nothing comes.
    Optional<Card> card(Times times);

    /// @param badge a word or two beside the title; empty for none
    /// @param what in a line; empty when the time says enough
    /// @param iso when it is, for `<time datetime>`
    /// @param when the same in words
    /// @param note one or two sentences
    /// @param label of the button that leads to `address`
    record Card(
            String title,
            String badge,
            String what,
            String iso,
            String when,
            String note,
            String label,
            String address) {}
}
