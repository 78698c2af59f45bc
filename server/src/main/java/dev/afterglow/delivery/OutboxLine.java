package dev.afterglow.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message of the outbox, as operators and senders look at it: without its text.
///
/// @param person the slug of whom it is for, or null
/// @param state `waiting`, `sending`, `sent`, `failed` or `bundled`
/// @param dueAt when the next attempt may begin, while it waits
/// @param endedAt null while it is under way
/// @param reason why the last attempt did not succeed; empty for none
/// @param fellFrom the message in whose place it was sent, or null
/// @param bundledInto the message that carries it, or null
public record OutboxLine(
        MessageId id,
        String channel,
        String address,
        @Nullable String person,
        Priority priority,
        String subject,
        String reference,
        String state,
        int attempts,
        boolean mayBeRepeat,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant endedAt,
        String reason,
        @Nullable MessageId fellFrom,
        @Nullable MessageId bundledInto) {}
