package dev.afterglow.delivery;

import java.time.Instant;

/// A message that is read inside the product.
///
/// @param recipient a person's slug, or the address when it was for a place
/// @param link the address that it asks to open; may be empty
public record InboxMessage(
        MessageId id,
        String recipient,
        String channel,
        String subject,
        String text,
        String link,
        Instant arrivedAt) {}
