package dev.afterglow.delivery;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to the outbox: what is handed over here in a transaction that commits will be sent.
@Service
public class Delivery {

    private final DeliveryStore store;
    private final WakeUp wakeUp;

    Delivery(DeliveryStore store, WakeUp wakeUp) {
        this.store = store;
        this.wakeUp = wakeUp;
    }

    /// Writes a row of the outbox in the caller's transaction; it leaves right after the commit.
    ///
    /// @return the id of the message, or of the earlier one with the same idempotency key
    @Transactional
    public MessageId send(Message message, Instant now) {
        return send(List.of(message), now).getFirst();
    }

    /// The same for many messages in one statement.
    ///
    /// @return one id a message, in the same order
    @Transactional
    public List<MessageId> send(List<Message> messages, Instant now) {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<MessageId> ids = store.insert(messages, now);
        wakeUp.afterCommit();
        return ids;
    }
}
