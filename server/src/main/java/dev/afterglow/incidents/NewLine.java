package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line to be added to a record.
public record NewLine(
        Instant at,
        RecordLine.Kind kind,
        @Nullable PersonId author,
        String speaker,
        String text,
        boolean isKeyMoment) {

    static final int TEXT_MAX = 20_000;

    public NewLine {
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "A line of the record has 1 to 20,000 characters, was " + text.length());
        }
    }
}
