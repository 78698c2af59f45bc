package dev.afterglow.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The last messages of each integration. They are noted in memory and written once a second, so
/// that a
/// flood costs no more than a trickle; what a crash takes away is a second of this record, no
/// alert.
@Component
public class Captures {

    /// How many are kept of each integration.
    static final int KEPT = 25;

    private static final int MOST_INTEGRATIONS = 2_000;

    private final MessageStore store;
    private final Map<IntegrationId, Deque<Capture>> noted = new HashMap<>();

    Captures(MessageStore store) {
        this.store = store;
    }

    /// Never blocks on the database.
    public synchronized void note(Capture capture) {
        Deque<Capture> last = noted.get(capture.integration());
        if (last == null) {
            if (noted.size() >= MOST_INTEGRATIONS) {
                return;
            }
            last = new ArrayDeque<>();
            noted.put(capture.integration(), last);
        }
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(capture);
    }

    /// Writes what was noted.
    ///
    /// @return how many messages
    int flush() {
        List<Capture> batch = take();
        Set<IntegrationId> touched = new HashSet<>();
        for (Capture capture : batch) {
            store.add(capture);
            touched.add(capture.integration());
        }
        touched.forEach(integration -> store.keepNewest(integration, KEPT));
        return batch.size();
    }

    private synchronized List<Capture> take() {
        List<Capture> batch = new ArrayList<>();
        noted.values().forEach(batch::addAll);
        noted.clear();
        return batch;
    }

    /// The last message of each integration that sent any, without its body.
    public Map<IntegrationId, Capture> newest() {
        flush();
        return store.newest().stream()
                .collect(Collectors.toMap(Capture::integration, Function.identity()));
    }

    /// The last messages, newest first, at most 25; with those of this server to the second.
    public List<Capture> of(IntegrationId integration) {
        flush();
        return store.captures(integration, KEPT);
    }
}
