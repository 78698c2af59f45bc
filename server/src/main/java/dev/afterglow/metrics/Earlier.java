package dev.afterglow.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened in the minutes before a deviation. Earlier is not the same as because
/// of.
///
/// @param kind the word of its badge: "change", "page", "alert"
/// @param tone of the badge: plain, live or harm
/// @param what one line
/// @param service where
/// @param who through whom or what; may be empty
/// @param link where to read more; null when there is nothing
public record Earlier(
        Instant at,
        String kind,
        String tone,
        String what,
        String service,
        String who,
        @Nullable String link) {}
