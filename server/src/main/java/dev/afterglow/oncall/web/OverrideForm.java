package dev.afterglow.oncall.web;

import org.jspecify.annotations.Nullable;

/// Who shall be on call instead; kept as it was typed when something is wrong with it.
///
/// @param from local time of the reader, such as `2026-11-28T09:00`
/// @param of whom the person relieves; empty: everybody on call then
/// @param error one sentence; null when nothing is wrong
public record OverrideForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String person,
        @Nullable String of,
        @Nullable String reason,
        @Nullable String error) {

    static final OverrideForm EMPTY = new OverrideForm("", "", "", "", "", null);

    OverrideForm withError(String sentence) {
        return new OverrideForm(from, to, person, of, reason, sentence);
    }

    /// What a field shows.
    public String shown(@Nullable String value) {
        return value == null ? "" : value;
    }
}
