package dev.afterglow.people;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A program's permission to use the API on a person's behalf; its secret is not kept.
///
/// @param lastUsedOn the day in UTC; null while it was never used
public record ApiToken(
        long id,
        String name,
        PersonId owner,
        Scope scope,
        Instant createdAt,
        Instant expiresAt,
        @Nullable LocalDate lastUsedOn) {}
