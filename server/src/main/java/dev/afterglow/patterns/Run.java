package dev.afterglow.patterns;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One pass of all lenses over what the server knows.
///
/// @param askedBy the word of the actor, such as `person:ana` or `system:patterns`
/// @param begunAt null while it waits
/// @param endedAt null until it has ended
/// @param because why it failed; else empty
/// @param report null until it is done
public record Run(
        long id,
        State state,
        String askedBy,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        Where where,
        boolean isCancelAsked,
        String because,
        @Nullable Report report) {

    /// How a run stands.
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// How far it is.
    ///
    /// @param lens the one that looks now; empty before the first
    public record Where(String lens, int done, int of) {}

    /// What there was to look at.
    ///
    /// @param from when the first incident started; null where there is none
    /// @param until up to when
    /// @param off lenses that could not look
    public record Report(
            @Nullable Instant from,
            Instant until,
            Answer.Coverage coverage,
            List<Answer.Off> off,
            List<String> notes) {
        public Report {
            off = List.copyOf(off);
            notes = List.copyOf(notes);
        }
    }

    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
