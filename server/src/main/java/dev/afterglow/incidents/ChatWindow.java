package dev.afterglow.incidents;

import java.time.Instant;
import java.time.ZoneId;

/// Which messages of a chat belong to an incident, and how times without a zone are meant.
///
/// @param from the first instant that counts
/// @param until the first that does not
/// @param zone of times that name none
public record ChatWindow(Instant from, Instant until, ZoneId zone) {

    public ChatWindow {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "The time of the chat ends at %s, before it begins at %s"
                            .formatted(until, from));
        }
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
