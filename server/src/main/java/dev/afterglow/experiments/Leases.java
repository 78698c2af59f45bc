package dev.afterglow.experiments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Faults that live only while this run renews them: those that an agent answered with the headers
/// `Location` and `Afterglow-Lease` (milliseconds). When the run is over or stopped each is ended,
/// and the agent is asked whether it is gone.
final class Leases {

    static final String HEADER = "Afterglow-Lease";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 100;
    private static final int GONE = 410;
    private static final Duration LEAST = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Halt halt;
    private final Halt over = new Halt();
    private final List<Lease> leases = new CopyOnWriteArrayList<>();
    private final List<Thread> renewing = new CopyOnWriteArrayList<>();

    Leases(Halt halt) {
        this.halt = halt;
    }

    /// What became of one.
    private static final class Lease {
        private final URI at;
        private final JsonNode headers;
        private final Duration length;
        private @Nullable String lost;
        private @Nullable JsonNode ended;

        Lease(URI at, JsonNode headers, Duration length) {
            this.at = at;
            this.headers = headers;
            this.length = length;
        }

        String name() {
            String path = at.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        synchronized @Nullable String lost() {
            return lost;
        }

        synchronized void lost(String why) {
            lost = lost == null ? why : lost;
        }

        synchronized @Nullable JsonNode ended() {
            return ended;
        }

        synchronized void ended(JsonNode state) {
            ended = state;
        }
    }

    /// Renews what an agent has just begun.
    ///
    /// @param headers of the call that began it: they hold the token
    /// @return false when there are too many, and it is left to lapse
    boolean begin(URI at, JsonNode headers, Duration length) {
        if (leases.size() >= MOST) {
            return false;
        }
        Lease lease = new Lease(at, headers, length.compareTo(LEAST) < 0 ? LEAST : length);
        leases.add(lease);
        renewing.add(Thread.ofVirtual().name("renews-" + lease.name()).start(() -> renew(lease)));
        return true;
    }

    /// Until the run is over; when it is stopped, the fault is ended at once.
    private void renew(Lease lease) {
        long renewed = System.nanoTime();
        try (HttpClient client = client(lease)) {
            while (over.reason().isEmpty() && lease.lost() == null && lease.ended() == null) {
                pause(lease.length.dividedBy(4));
                if (halt.reason().isPresent()) {
                    end(client, lease);
                    return;
                }
                if (over.reason().isEmpty() && renewed(client, lease)) {
                    renewed = System.nanoTime();
                } else if (System.nanoTime() - renewed > lease.length.toNanos()) {
                    lease.lost("its agent could not be reached in time, so it has lapsed");
                }
            }
        }
    }

    /// Waits this long, or until the run is over or stopped.
    private void pause(Duration length) {
        CompletableFuture<Object> either = CompletableFuture.anyOf(halt.asked(), over.asked());
        either.completeOnTimeout("", length.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static HttpClient client(Lease lease) {
        return HttpClient.newBuilder().connectTimeout(lease.length).build();
    }

    private static boolean renewed(HttpClient client, Lease lease) {
        try {
            HttpResponse<String> answer =
                    send(client, lease, "POST", "/renew", lease.length.dividedBy(2));
            if (answer.statusCode() == GONE || answer.statusCode() == 404) {
                lease.lost(words(answer.body()));
            } else if (isGone(answer)) {
                lease.ended(read(answer.body()));
            }
            return answer.statusCode() < 300;
        } catch (IOException away) {
            return false;
        }
    }

    private static HttpResponse<String> send(
            HttpClient client, Lease lease, String method, String path, Duration patience)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(lease.at + path))
                        .timeout(patience)
                        .method(method, BodyPublishers.noBody());
        String token = lease.headers.path("Authorization").asString("");
        if (!token.isEmpty()) {
            request.setHeader("Authorization", token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("its thread was stopped", stopped);
        }
    }

    /// Ends it and keeps what the agent says; not at all when it cannot be reached.
    private static void end(HttpClient client, Lease lease) {
        try {
            HttpResponse<String> answer = send(client, lease, "DELETE", "", PATIENCE);
            if (isGone(answer)) {
                lease.ended(read(answer.body()));
            }
        } catch (IOException away) {
            lease.lost("its agent could not be reached at the end: " + away);
        }
    }

    private static boolean isGone(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && read(answer.body()).path("state").asString("").equals("gone");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException none) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String words(String body) {
        return read(body).path("error").asString("its agent does not know it");
    }

    /// What became of all of them.
    ///
    /// @param words for people; empty when there was none
    /// @param isSeen whether each was seen to be gone by its agent
    /// @param entries for the journal
    record Released(String words, boolean isSeen, ArrayNode entries) {}

    /// Ends what is left, and looks whether it is gone; to be called after [#lost()].
    Released release() {
        List<String> words = new ArrayList<>();
        boolean seen = true;
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (Lease each : leases) {
            if (each.ended() == null) {
                look(each);
            }
            JsonNode state = each.ended();
            seen &= state != null;
            words.add(
                    state == null
                            ? "fault %s was not seen to be gone: its lease of %d ms is over, and %s"
                                    .formatted(
                                            each.name(),
                                            each.length.toMillis(),
                                            each.lost() == null ? "it is still there" : each.lost())
                            : "fault %s is gone, seen by its agent".formatted(each.name()));
            entries.addObject()
                    .put("fault", each.at.toString())
                    .put("seen-gone", state != null)
                    .put("lost", each.lost())
                    .set("agent", state);
        }
        return new Released(String.join("; ", words), seen, entries);
    }

    /// An agent that is away is asked once more when the lease must be over.
    private static void look(Lease lease) {
        try (HttpClient client = client(lease)) {
            end(client, lease);
            if (lease.ended() == null) {
                TimeUnit.MILLISECONDS.sleep(lease.length.toMillis());
                end(client, lease);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops renewing, and waits until the last answer of each agent was read.
    ///
    /// @return faults that ended before the run wanted them to, with the reason
    List<String> lost() {
        over.ask("the run is over");
        for (Thread each : renewing) {
            try {
                each.join(PATIENCE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return leases.stream()
                .filter(each -> each.lost() != null)
                .map(each -> each.name() + " (" + each.lost() + ")")
                .toList();
    }
}
