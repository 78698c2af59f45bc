package dev.afterglow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A company that pushes one sample a second of each of its metrics, and again until the server
/// says that it was accepted.
public final class SampleFeed implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final double USUAL = 1000;

    private final URI address;
    private final List<String> series;
    private final InstantSource clock = InstantSource.system();
    private final SplittableRandom random = new SplittableRandom(11);
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Set<String> fallen = ConcurrentHashMap.newKeySet();
    private final Set<String> toldFallen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread thread = Thread.ofVirtual().unstarted(this::feed);
    private Instant next;
    private volatile boolean isClosed;

    /// @param key which the metrics' sources name
    /// @param since the time of the first samples; all until now are sent at once
    public SampleFeed(ServerProcess server, String key, List<String> series, Instant since) {
        this(server.url(), key, series, since);
    }

    /// The same for the server at an address.
    public SampleFeed(String server, String key, List<String> series, Instant since) {
        this.address = URI.create(server + "/intake/" + key + "/samples");
        this.series = List.copyOf(series);
        this.next = since;
    }

    /// Sends everything until now and then goes on by itself.
    public void start() {
        List<String> past = newLines();
        int atOnce = 1_000;
        for (int from = 0; from < past.size(); from += atOnce) {
            if (!isAccepted(past.subList(from, Math.min(past.size(), from + atOnce)))) {
                throw new AssertionError("The past was not accepted");
            }
        }
        thread.start();
    }

    /// From now on only a third of this series is left.
    public void fall(String name) {
        fallen.add(name);
    }

    /// From now on it is as usual again.
    public void rise(String name) {
        fallen.remove(name);
    }

    /// Whether a sample after the fall was accepted.
    public boolean hasToldFall(String name) {
        return toldFallen.contains(name);
    }

    private void feed() {
        List<String> unheard = new ArrayList<>();
        while (!isClosed) {
            Set<String> falling = Set.copyOf(fallen);
            unheard.addAll(newLines());
            if (!unheard.isEmpty() && isAccepted(unheard)) {
                unheard.clear();
                toldFallen.addAll(falling);
                accepted.incrementAndGet();
            }
            LockSupport.parkNanos(STEP.toNanos() / 2);
        }
    }

    private List<String> newLines() {
        List<String> lines = new ArrayList<>();
        for (; next.isBefore(clock.instant()); next = next.plus(STEP)) {
            for (String name : series) {
                double level = fallen.contains(name) ? USUAL / 3 : USUAL;
                double value = level * (0.97 + 0.06 * random.nextDouble());
                lines.add(
                        String.format(
                                Locale.ROOT, "%d,%.1f,%s", next.getEpochSecond(), value, name));
            }
        }
        return lines;
    }

    private boolean isAccepted(List<String> lines) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE.multipliedBy(6))
                        .header("Content-Type", "text/csv")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "timestamp,value,name\n" + String.join("\n", lines)))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 4) {
                throw new AssertionError("The samples were refused: " + answer.body());
            }
            return answer.statusCode() == 200;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(PATIENCE);
            }
            http.close();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(exception));
        }
    }
}
