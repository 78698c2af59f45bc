package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A wish to learn who is behind a confidential worry.
///
/// @param agreedBy the second curator; null until somebody agreed
public record Disclosure(
        long id,
        UUID submission,
        String reason,
        PersonId askedBy,
        Instant askedAt,
        @Nullable PersonId agreedBy) {

    public boolean isAgreed() {
        return agreedBy != null;
    }

    /// Whether this curator is one of the two.
    boolean includes(PersonId curator) {
        return curator.equals(askedBy) || curator.equals(agreedBy);
    }
}
