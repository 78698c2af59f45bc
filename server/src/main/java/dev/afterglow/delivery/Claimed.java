package dev.afterglow.delivery;

import java.time.Instant;

/// A message that this server holds for one attempt.
///
/// @param leaseUntil after this instant another server may repeat it
record Claimed(
        String channel,
        Priority priority,
        Outgoing outgoing,
        Instant createdAt,
        Instant leaseUntil) {

    MessageId id() {
        return outgoing.id();
    }

    Lane lane() {
        return new Lane(channel, priority == Priority.FIRST_PAGE);
    }

    /// The same message, telling of those that were bundled into it.
    Claimed carrying(PaceStore.Bundle bundle) {
        return bundle.count() == 0
                ? this
                : new Claimed(
                        channel,
                        priority,
                        outgoing.carrying(bundle.count(), bundle.first()),
                        createdAt,
                        leaseUntil);
    }
}
