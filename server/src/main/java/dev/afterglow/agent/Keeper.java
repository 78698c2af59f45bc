package dev.afterglow.agent;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps faults while they are renewed, and undoes them; a thread each, so that one that is hard to
/// undo holds up no other.
final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int EACH_MILLIS = 200;
    private static final long FORSAKEN_NANOS = 600_000_000;

    private final Records records;
    private final AuditLog audit;
    private final CountDownLatch over = new CountDownLatch(1);

    Keeper(Records records, AuditLog audit) {
        this.records = records;
        this.audit = audit;
    }

    /// Looks at a fault that was made, until it is gone.
    void keep(FaultState state) {
        Thread.ofPlatform()
                .daemon()
                .name("keeps-" + state.order().name())
                .start(() -> {
                    try {
                        do {
                            look(state, System.nanoTime());
                        } while (!state.isGone()
                                && !over.await(EACH_MILLIS, TimeUnit.MILLISECONDS));
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /// A thread that never woke again, or is held up, is not waited for: another one takes over.
    void takeOver(FaultState state, long now) {
        if (state.isForsaken(now, FORSAKEN_NANOS)) {
            LOG.warn("event=fault-forsaken fault={} next=taken-over", state.order().name());
            keep(state);
        }
    }

    void stop() {
        over.countDown();
    }

    private void look(FaultState state, long now) {
        state.looked(now);
        if (!state.lives()) {
            undo(state);
        } else if (state.isOver(now)) {
            end(state, "its time is over", true);
        } else if (state.hasLapsed(now)) {
            end(state, "its lease lapsed: nobody renewed it", false);
        } else if (!state.fault().keep() && state.lives()) {
            end(state, "it was found to be gone", false);
        }
    }

    void end(FaultState state, String why, boolean isPlanned) {
        if (state.end(why, isPlanned, System.nanoTime())) {
            audit.add("ends", state.order().name(), why);
        }
        undo(state);
    }

    /// What cannot be undone now is tried again at the next look. Nothing is undone before it was
    /// made.
    private void undo(FaultState state) {
        if (!state.isMade()) {
            return;
        }
        synchronized (state.fault()) {
            try {
                if (!state.isGone() && records.undo(state.order().name())) {
                    state.gone(System.nanoTime());
                    audit.add("gone", state.order().name(), "");
                }
            } catch (IOException broken) {
                LOG.error(
                        "event=not-undone fault={} next=tried-again", state.order().name(), broken);
            }
        }
    }
}
