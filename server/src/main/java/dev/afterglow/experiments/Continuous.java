package dev.afterglow.experiments;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Looks at the hypothesis again and again while the method is played.
final class Continuous {

    private static final int MOST_KEPT = 10_000;

    private final HypothesisCheck check;
    private final Steps.With with;
    private final RunOptions options;
    private final RunStatus status;
    private final Halt over = new Halt();
    private final ArrayNode states = JsonNodeFactory.instance.arrayNode();
    private final AtomicReference<Finding.Look> worst =
            new AtomicReference<>(Finding.Look.NOT_TAKEN);
    private CompletableFuture<Void> loop = CompletableFuture.completedFuture(null);

    Continuous(HypothesisCheck check, Steps.With with, RunOptions options, RunStatus status) {
        this.check = check;
        this.with = with;
        this.options = options;
        this.status = status;
    }

    void begin() {
        loop = CompletableFuture.runAsync(this::lookOn, Thread.ofVirtual()::start);
    }

    /// Ends it, and waits for the look that is being taken.
    ///
    /// @return all looks
    ArrayNode end() {
        over.ask("the method is over");
        loop.join();
        return states;
    }

    Finding.Look worst() {
        return worst.get();
    }

    private void lookOn() {
        int looks = 0;
        int failed = 0;
        while (over.reason().isEmpty()
                && with.halt().reason().isEmpty()
                && !status.is("failed")
                && looks < MOST_KEPT) {
            HypothesisCheck.Seen seen = check.look(with);
            looks++;
            states.add(seen.state());
            worst.accumulateAndGet(seen.look(), (one, two) -> one.compareTo(two) >= 0 ? one : two);
            if (seen.look() != Finding.Look.MET) {
                failed++;
                if (!options.compatible()) {
                    status.deviate();
                }
                if (options.failFast() && 100.0 * failed / looks >= options.failFastPercent()) {
                    status.set("failed");
                    return;
                }
            }
            over.pause(options.frequency());
        }
    }
}
