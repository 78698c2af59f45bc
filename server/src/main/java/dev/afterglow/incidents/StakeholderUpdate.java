package dev.afterglow.incidents;

import java.util.Locale;
import java.util.Optional;

/// What those are told who wait for an incident to end.
///
/// @param publicly the state that the public status page shows with it; empty: not shown there
public record StakeholderUpdate(String text, Optional<State> publicly) {

    static final int TEXT_MAX = 4_000;

    public StakeholderUpdate {
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "An update has 1 to 4,000 characters, was " + text.length());
        }
    }

    /// As status pages call it.
    public enum State {
        INVESTIGATING,
        IDENTIFIED,
        MONITORING,
        RESOLVED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
