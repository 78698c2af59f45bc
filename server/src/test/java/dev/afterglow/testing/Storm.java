package dev.afterglow.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/// A source of alerts: sends each at its time, and again until it hears that it was accepted, as
/// Alertmanager and its like do. Several servers are asked in turn, but one that let a sender wait
/// in vain is left out, as by a load balancer, while there is another.
///
/// Instants are those of [System#nanoTime()]. Safe for use by several threads.
public final class Storm {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(200);

    private final Plan plan;
    private final AtomicLongArray sentAt;
    private final AtomicLongArray acceptedAt;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /// What is sent where.
    ///
    /// @param name what the titles and keys of the alerts begin with: `name-0`, `name-1`, …
    /// @param servers addresses without a slash at the end
    /// @param keys of integrations of the generic kind, taken in turn
    /// @param perSecond how many alerts become due in a second
    /// @param atOnce how many calls are under way at the same time, at most
    public record Plan(
            String name,
            List<String> servers,
            List<String> keys,
            int alerts,
            double perSecond,
            int atOnce) {

        public Plan {
            servers = List.copyOf(servers);
            keys = List.copyOf(keys);
        }
    }

    public Storm(Plan plan) {
        this.plan = plan;
        this.sentAt = new AtomicLongArray(plan.alerts());
        this.acceptedAt = new AtomicLongArray(plan.alerts());
    }

    /// Sends until all are accepted or the storm is ended.
    public void run() {
        long begin = System.nanoTime();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < plan.atOnce(); sender++) {
                senders.execute(() -> sendInTurn(http, begin));
            }
        }
    }

    /// What was not accepted by now is not sent again.
    public void end() {
        isOver.set(true);
    }

    private void sendInTurn(HttpClient http, long begin) {
        for (int number = next.getAndIncrement();
                number < plan.alerts() && !isOver.get();
                number = next.getAndIncrement()) {
            long due = begin + (long) (number / plan.perSecond() * 1e9);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            sentAt.set(number, System.nanoTime());
            for (int call = 0; !isAccepted(http, number, call) && !isOver.get(); call++) {
                LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
            }
        }
    }

    private boolean isAccepted(HttpClient http, int number, int call) {
        String server = server(number + call);
        String title = title(number);
        String key = plan.keys().get(number % plan.keys().size());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server + "/intake/" + key + "/generic"))
                        .timeout(PATIENCE)
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"summary":"%s","dedup":"%s","severity":"critical"}\
                                        """
                                                .formatted(title, title)))
                        .build();
        calls.incrementAndGet();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                refused.incrementAndGet();
                return false;
            }
            acceptedAt.set(number, System.nanoTime());
            accepted.incrementAndGet();
            return true;
        } catch (HttpTimeoutException exception) {
            silent.add(server);
            return false;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String server(int turn) {
        List<String> answering =
                plan.servers().stream().filter(one -> !silent.contains(one)).toList();
        List<String> choice = answering.isEmpty() ? plan.servers() : answering;
        return choice.get(turn % choice.size());
    }

    /// What an alert is called.
    public String title(int number) {
        return plan.name() + "-" + number;
    }

    /// How many there are in all.
    public int alerts() {
        return plan.alerts();
    }

    public int accepted() {
        return accepted.get();
    }

    /// All calls of the servers, answered or not.
    public int calls() {
        return calls.get();
    }

    /// Calls that a server answered with something else than 2xx.
    public int refused() {
        return refused.get();
    }

    /// When an alert was sent for the first time; 0 when it was not.
    public long sentAt(int number) {
        return sentAt.get(number);
    }

    /// When the answer came that it was accepted; 0 when none came.
    public long acceptedAt(int number) {
        return acceptedAt.get(number);
    }
}
