package dev.afterglow.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Whose key is this, remembered for a second: in a storm each message would ask the database the
/// same, which costs more than writing its alert. What this server changes it forgets at once;
/// what another server changes holds here within that second. Thread-safe.
@Component
class KnownKeys {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST_KEYS = 10_000;

    private final IntegrationStore store;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

    KnownKeys(IntegrationStore store) {
        this.store = store;
    }

    private record Known(Integration integration, Instant readAt) {

        boolean holds(Instant at) {
            return !at.isBefore(readAt) && at.isBefore(readAt.plus(REMEMBERED));
        }
    }

    /// Keys that nobody has are not remembered, so that a new one opens at once.
    Optional<Integration> of(String key, Instant at) {
        Known one = known.get(key);
        if (one != null && one.holds(at)) {
            return Optional.of(one.integration());
        }
        Optional<Integration> read = store.byKey(key);
        if (known.size() >= MOST_KEYS) {
            known.clear();
        }
        read.ifPresentOrElse(
                integration -> known.put(key, new Known(integration, at)), () -> known.remove(key));
        return read;
    }

    /// Forgets all keys, now and when the transaction under way has ended.
    void forget() {
        known.clear();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            known.clear();
                        }
                    });
        }
    }
}
