package dev.afterglow.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call of a provider.
///
/// @param outcome `under way`, `sent`, `refused`, `try later` or `unknown`
/// @param endedAt null while it is under way
public record AttemptLine(
        int number,
        String server,
        Instant startedAt,
        @Nullable Instant endedAt,
        String outcome,
        String reason,
        String providerReference) {}
