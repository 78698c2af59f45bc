package dev.afterglow.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells this server's senders that a transaction with new messages was committed. Only a shortcut:
/// what it misses, because another server committed, is found by polling.
@Component
class WakeUp {

    private final List<Sleeper> sleepers = new CopyOnWriteArrayList<>();

    /// Somebody who waits for messages, and misses no signal that comes while it is at work.
    static final class Sleeper {

        private final Semaphore signals = new Semaphore(0);

        private Sleeper() {}

        /// Waits for a signal, at most this long; takes all signals that came.
        void await(Duration longest) throws InterruptedException {
            if (signals.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        }
    }

    Sleeper sleeper() {
        Sleeper sleeper = new Sleeper();
        sleepers.add(sleeper);
        return sleeper;
    }

    /// Signals once after the present transaction commits, or at once without one.
    void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal();
            return;
        }
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, true);
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit());
        }
    }

    void signal() {
        sleepers.forEach(sleeper -> sleeper.signals.release());
    }

    private final class AfterCommit implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(WakeUp.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(WakeUp.this, true);
        }

        @Override
        public void afterCommit() {
            signal();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(WakeUp.this);
        }
    }
}
