package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A blind double coding: two people, the same incidents, neither sees the other's codes before
/// both are done.
///
/// @param firstDoneAt null while the first coder still works; likewise the second
public record Round(
        long id,
        String name,
        PersonId first,
        PersonId second,
        List<IncidentId> incidents,
        Instant openedAt,
        @Nullable Instant firstDoneAt,
        @Nullable Instant secondDoneAt) {

    public boolean isDone() {
        return firstDoneAt != null && secondDoneAt != null;
    }

    public boolean isCoder(PersonId person) {
        return person.equals(first) || person.equals(second);
    }

    /// Whether this coder said to be done.
    public boolean isDone(PersonId person) {
        return (person.equals(first) && firstDoneAt != null)
                || (person.equals(second) && secondDoneAt != null);
    }
}
