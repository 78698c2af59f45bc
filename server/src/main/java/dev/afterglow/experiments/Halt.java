package dev.afterglow.experiments;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The stop of one run: asked for once, from any thread, with a reason. Pauses and calls end at
/// once. The first reason counts.
public final class Halt {

    private final CompletableFuture<String> asked = new CompletableFuture<>();

    /// Stops the run.
    ///
    /// @param reason who or what asks, as a sentence's part: "deviation of sps"
    public void ask(String reason) {
        asked.complete(reason);
    }

    /// Why the run shall stop; empty while it goes on.
    public Optional<String> reason() {
        return Optional.ofNullable(asked.getNow(null));
    }

    /// Waits this long, or until the stop; not at all when the time is not above zero.
    void pause(Duration length) {
        if (!length.isPositive()) {
            return;
        }
        try {
            asked.get(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            ask("its thread was stopped");
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /// Completes when the stop is asked for.
    CompletableFuture<String> asked() {
        return asked.copy();
    }
}
