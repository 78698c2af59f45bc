package dev.afterglow.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Customers felt something, or nearly did.
///
/// @param stableAt after `startedAt`
/// @param change id of the change it followed within two hours; null where it came without one
/// @param automation id of the action whose automation took part; null where none did
public record Incident(
        String id,
        Instant startedAt,
        Instant stableAt,
        String service,
        @Nullable String change,
        boolean reviewed,
        @Nullable String automation) {}
