package dev.afterglow.oncall.web;

import org.jspecify.annotations.Nullable;

/// A request to be relieved; kept as it was typed when something is wrong with it.
///
/// @param from local time of the reader, such as `2026-11-28T09:00`
/// @param person who is asked; empty: whoever can
/// @param backFrom what the reader takes in return; empty: a cover, nothing in return
/// @param error one sentence; null when nothing is wrong
public record AskForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String person,
        @Nullable String backFrom,
        @Nullable String backTo,
        @Nullable String reason,
        @Nullable String error) {

    static final AskForm EMPTY = new AskForm("", "", "", "", "", "", null);

    AskForm withError(String sentence) {
        return new AskForm(from, to, person, backFrom, backTo, reason, sentence);
    }

    /// What a field shows.
    public String shown(@Nullable String value) {
        return value == null ? "" : value;
    }

    boolean isSwap() {
        return !shown(backFrom).isBlank() || !shown(backTo).isBlank();
    }
}
