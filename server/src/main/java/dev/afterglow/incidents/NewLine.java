package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line to be added to a record.
///
/// @param source names what the line tells of, e.g. `alert:7`: told once; empty when by hand
/// @param original as it came from there; empty when that is the text itself
public record NewLine(
        Instant at,
        RecordLine.Kind kind,
        @Nullable PersonId author,
        String speaker,
        String text,
        boolean isKeyMoment,
        String source,
        String original) {

    static final int TEXT_MAX = 20_000;

    /// A line written by hand.
    public NewLine(
            Instant at,
            RecordLine.Kind kind,
            @Nullable PersonId author,
            String speaker,
            String text,
            boolean isKeyMoment) {
        this(at, kind, author, speaker, text, isKeyMoment, "", "");
    }

    public NewLine {
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "A line of the record has 1 to 20,000 characters, was " + text.length());
        }
    }
}
