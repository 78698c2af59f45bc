package dev.afterglow.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call to one person about one service.
///
/// @param ackedAt when the person took it; null where they never did
/// @param incident null where none came of it
/// @param schedule the schedule that named the person; null where they were paged by name
public record Page(
        String id,
        String person,
        Instant at,
        @Nullable Instant ackedAt,
        @Nullable String incident,
        String service,
        @Nullable String schedule) {}
