package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something to be done while the incident goes on.
///
/// @param person who does it; null while nobody does
/// @param doneAt null until it is done
public record Task(
        long id,
        String text,
        @Nullable PersonId person,
        Instant createdAt,
        @Nullable Instant doneAt) {

    static final int TEXT_MAX = 500;
    static final int TASKS_MAX = 500;

    public boolean isDone() {
        return doneAt != null;
    }
}
