package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of an incident's record; written once.
///
/// @param at when it happened, which may be before it was written
/// @param writtenAt when it was put into the record
/// @param author who wrote or said it; null for the product's own lines
/// @param speaker what stands before the dot: a person's name, a metric, a service
/// @param source what it tells of: `alert:7`, `page:3/2`, `change:9`; empty when written by hand
/// @param original as it came from its source; empty when that is the text itself
/// @param isKeyMoment marked by people as a moment that mattered
public record RecordLine(
        long number,
        Instant at,
        Instant writtenAt,
        Kind kind,
        @Nullable PersonId author,
        String speaker,
        String text,
        boolean isKeyMoment,
        String source,
        String original) {

    /// Where a line comes from; sets the shape of its marker.
    public enum Kind {
        DECLARED,
        ROLE,
        NOTE,
        UPDATE,
        CHAT,
        METRIC,
        PAGE,
        CHANGE,
        PHASE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind parse(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
