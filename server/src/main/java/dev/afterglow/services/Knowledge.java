package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody carries a service in their head.
///
/// @param since the first day
/// @param until the last day; null while they still do
public record Knowledge(
        ServiceId service, PersonId person, LocalDate since, @Nullable LocalDate until) {

    public Knowledge {
        if (until != null && until.isBefore(since)) {
            throw new IllegalArgumentException(
                    "Knowing a service ends after it begins; " + until + " is before " + since);
        }
    }
}
