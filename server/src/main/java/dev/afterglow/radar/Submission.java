package dev.afterglow.radar;

import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A worry as it is stored: with its round and no finer time.
///
/// @param slot of the ticket that was spent; empty for a confidential one that none was left for
/// @param words as they came; null once they expired or were withdrawn
/// @param risk what it was put together into; null while it is to be read
/// @param isCounted whether a session has said its count
/// @param hasAnswer whether its sender wrote last
public record Submission(
        UUID id,
        long cycle,
        OptionalInt slot,
        Promise promise,
        Knowing knowing,
        String part,
        @Nullable String words,
        @Nullable RiskId risk,
        boolean isCounted,
        boolean hasAnswer) {}
