package dev.afterglow.delivery;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to the outbox: what is handed over here in a transaction that commits will be sent.
@Service
public class Delivery {

    private final DeliveryStore store;
    private final OutboxLists lists;
    private final InboxStore inbox;
    private final WakeUp wakeUp;

    Delivery(DeliveryStore store, OutboxLists lists, InboxStore inbox, WakeUp wakeUp) {
        this.store = store;
        this.lists = lists;
        this.inbox = inbox;
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

    /// What became of the messages with these references, oldest first, at most 5,000.
    public List<OutboxLine> messagesAbout(Collection<String> references) {
        return lists.of(references);
    }

    /// Messages older than the one given, newest first, at most 100.
    ///
    /// @param state `waiting`, `sending`, `sent`, `failed`, `bundled`, or empty for all
    public List<OutboxLine> messagesBefore(MessageId before, String state) {
        return lists.before(before, state);
    }

    public Optional<OutboxLine> message(MessageId id) {
        return lists.line(id);
    }

    /// All calls of a provider for a message, oldest first.
    public List<AttemptLine> attempts(MessageId id) {
        return lists.attempts(id);
    }

    /// How many messages wait or are being sent.
    public Map<String, Long> underWay() {
        return lists.underWay();
    }

    /// What arrived in somebody's inbox inside, newest first, at most 200.
    ///
    /// @param person null for everybody's
    public List<InboxMessage> inbox(@Nullable PersonId person) {
        return inbox.newest(person == null ? null : person.value());
    }
}
