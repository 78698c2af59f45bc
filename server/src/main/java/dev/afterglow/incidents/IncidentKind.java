package dev.afterglow.incidents;

import java.util.Locale;

/// What an incident was to those who use the service. All three can teach as much.
public enum IncidentKind {
    /// People felt it.
    IMPACT("people felt it"),
    /// It was caught before anybody felt it.
    NEAR_MISS("a near miss"),
    /// Nothing broke, and yet it was not as we thought.
    SURPRISE("a surprise without impact");

    private final String words;

    IncidentKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IncidentKind parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
