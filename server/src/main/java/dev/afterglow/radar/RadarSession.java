package dev.afterglow.radar;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;

/// A meeting that hears the risks.
///
/// @param attended how many were in the room, by number alone; empty until it was held
public record RadarSession(long id, Instant startsAt, State state, OptionalInt attended) {

    public enum State {
        PLANNED,
        /// Counts are released; the room talks.
        RUNNING,
        HELD;

        static State parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public String address() {
        return "/radar/sessions/" + id;
    }
}
