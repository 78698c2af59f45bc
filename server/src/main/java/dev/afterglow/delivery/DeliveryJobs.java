package dev.afterglow.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/// One pass over the outbox, ended before it returns; [Sender] does the same without end.
@Component
class DeliveryJobs {

    private static final int PLACES = 32;

    private final Outbox outbox;
    private final Attempts attempts;

    DeliveryJobs(Outbox outbox, Attempts attempts) {
        this.outbox = outbox;
        this.attempts = attempts;
    }

    /// Repeats what was cut off, sends what is due, and records what came of it.
    ///
    /// @return how many attempts were made
    public int step(Instant now) {
        outbox.recover(now);
        List<Claimed> claimed = outbox.claim(everyLane(), now);
        List<Ending> endings = new ArrayList<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Ending>> tasks = new ArrayList<>();
            claimed.forEach(one -> tasks.add(() -> attempts.attempt(one)));
            for (Future<Ending> ending : calls.invokeAll(tasks)) {
                endings.add(ending.get());
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException exception) {
            throw new IllegalStateException("An attempt must never throw", exception);
        }
        outbox.record(endings);
        return claimed.size();
    }

    private static Map<Lane, Integer> everyLane() {
        Map<Lane, Integer> places = new HashMap<>();
        for (String channel : ChannelName.ALL) {
            places.put(new Lane(channel, true), PLACES);
            places.put(new Lane(channel, false), PLACES);
        }
        return places;
    }
}
