package dev.afterglow.setup;

import dev.afterglow.people.PersonId;
import java.time.LocalDate;

/// Days on which a person is away, both included. The kind is for that person's eyes only.
public record AbsenceEntry(PersonId person, LocalDate from, LocalDate to, String kind) {

    public AbsenceEntry {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "expected the last day at or after the first, not " + from + " to " + to);
        }
    }
}
