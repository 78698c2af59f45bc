package dev.afterglow.paging;

import java.util.Locale;

/// Where a page stands.
public enum PageState {
    /// Nobody has it: people are being paged.
    FIRING,
    /// Somebody has it.
    ACKNOWLEDGED,
    /// The alert is held back: a silence, maintenance or a snooze.
    STOPPED,
    /// The alert is resolved.
    CLOSED;

    /// As it stands in rows: `firing`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PageState parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
