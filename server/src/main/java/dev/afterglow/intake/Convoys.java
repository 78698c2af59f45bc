package dev.afterglow.intake;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Raised;
import dev.afterglow.alerts.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets messages that come at the same time share a transaction: a storm is bounded by how often a
/// database can reach its disk, so many alerts go there together (group commit). A message that
/// comes alone does not wait for others.
///
/// All signals of a message are committed or none. When a shared transaction fails, each message is
/// tried by itself, so that one that cannot be kept harms no other.
@Component
class Convoys {

    /// As many transactions at the same time; while they run, the next groups gather.
    private static final int WRITERS = 3;

    private static final int MOST_SIGNALS = 128;

    private final Alerts alerts;
    private final TransactionTemplate transactions;
    private final Semaphore writers = new Semaphore(WRITERS, true);
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    Convoys(Alerts alerts, TransactionTemplate transactions) {
        this.alerts = alerts;
        this.transactions = transactions;
    }

    private record Waiting(
            List<Signal> signals, Instant at, CompletableFuture<List<Raised>> raised) {}

    /// Raises a message's signals; when this returns they are committed.
    ///
    /// @return in the order given
    List<Raised> raise(List<Signal> signals, Instant at) {
        Waiting own = new Waiting(signals, at, new CompletableFuture<>());
        queue.add(own);
        while (!own.raised().isDone()) {
            writers.acquireUninterruptibly();
            try {
                List<Waiting> group = next();
                if (group.isEmpty()) {
                    // Another writer has it already.
                    break;
                }
                write(group);
            } finally {
                writers.release();
            }
        }
        return outcome(own);
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        int signals = 0;
        while (signals < MOST_SIGNALS) {
            Waiting one = queue.poll();
            if (one == null) {
                break;
            }
            group.add(one);
            signals += one.signals().size();
        }
        return group;
    }

    private void write(List<Waiting> group) {
        try {
            List<List<Raised>> raised = raised(group);
            for (int place = 0; place < group.size(); place++) {
                group.get(place).raised().complete(raised.get(place));
            }
        } catch (RuntimeException exception) {
            if (group.size() == 1) {
                group.getFirst().raised().completeExceptionally(exception);
            } else {
                group.forEach(one -> write(List.of(one)));
            }
        } catch (Error error) {
            group.forEach(one -> one.raised().completeExceptionally(error));
            throw error;
        }
    }

    private List<List<Raised>> raised(List<Waiting> group) {
        List<Signal> signals = group.stream().flatMap(one -> one.signals().stream()).toList();
        Instant newest = group.stream().map(Waiting::at).max(Instant::compareTo).orElseThrow();
        List<Raised> all = transactions.execute(status -> alerts.raiseAll(signals, newest));
        List<List<Raised>> ofEach = new ArrayList<>();
        int from = 0;
        for (Waiting one : group) {
            ofEach.add(List.copyOf(all).subList(from, from + one.signals().size()));
            from += one.signals().size();
        }
        return ofEach;
    }

    private static List<Raised> outcome(Waiting own) {
        try {
            return own.raised().join();
        } catch (CompletionException exception) {
            if (exception.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw exception;
        }
    }
}
