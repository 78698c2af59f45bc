package dev.afterglow.intake.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Changed;
import dev.afterglow.intake.Captures;
import dev.afterglow.intake.Integrations;
import dev.afterglow.people.Actor;
import dev.afterglow.services.Services;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// `./dev bench spoilt [MESSAGES] [SEED]`: good messages of every format, spoilt in one to six
/// places, over HTTP to a whole server; a million of them unless said otherwise.
///
/// No answer may be 5xx but for overload (503), every alert that they opened must close, and what
/// the server holds on to must not grow. Ends with 1 when that is not so.
final class SpoiltBench {

    private static final int SENDERS = 6;
    private static final int MOST_TRIES = 5;
    private static final int BLOCK = 50_000;
    private static final Actor BENCH = new Actor.OfSystem("bench");

    private final BenchServer server;
    private final Alerts alerts;
    private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
    private int closed;

    private SpoiltBench(BenchServer server) {
        this.server = server;
        this.alerts = server.bean(Alerts.class);
    }

    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 42;
        int bad;
        // The bucket of one integration would turn most of them away unread.
        try (BenchServer server =
                BenchServer.quick(
                        "afterglow.intake.rate-per-second=1000000",
                        "afterglow.intake.burst=1000000")) {
            Sender.define(
                    server.bean(Services.class), server.bean(Integrations.class), Instant.EPOCH);
            bad = new SpoiltBench(server).run(messages, seed);
        }
        System.exit(bad == 0 ? 0 : 1);
    }

    private int run(int messages, long seed) throws Exception {
        System.out.printf("seed %d, heap at most %d MiB%n", seed, mebibytes(maximum()));
        System.out.println("  messages   a second   heap MiB   threads   alerts closed   answers");
        try (HttpClient client = HttpClient.newHttpClient()) {
            int bad = 0;
            for (int from = 0; from < messages; from += BLOCK) {
                int to = Math.min(messages, from + BLOCK);
                long began = System.nanoTime();
                bad += block(client, from, to, seed);
                double seconds = (System.nanoTime() - began) / 1e9;
                closeAll();
                System.gc();
                System.out.printf(
                        "%10d %10.0f %10d %9d %15d   %s%n",
                        to,
                        (to - from) / seconds,
                        mebibytes(used()),
                        Thread.activeCount(),
                        closed,
                        answers);
            }
            int captures = server.bean(Captures.class).of(Sender.integration().id()).size();
            int health = client.send(get("/health"), discarding()).statusCode();
            System.out.printf(
                    "%d answers of 5xx but overload; %d alerts left open; health answers %d;"
                            + " %d last messages kept%n",
                    bad, alerts.open().size(), health, captures);
            return bad + alerts.open().size() + (health == 200 ? 0 : 1);
        }
    }

    private int block(HttpClient client, int from, int to, long seed) throws Exception {
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = from + sender;
            senders.add(() -> {
                int bad = 0;
                for (int number = first; number < to; number += SENDERS) {
                    bad += send(client, number, seed);
                }
                return bad;
            });
        }
        int bad = 0;
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> sender : tasks.invokeAll(senders)) {
                bad += sender.get();
            }
        }
        return bad;
    }

    /// @return 1 for an answer that must not be
    private int send(HttpClient client, int number, long seed)
            throws IOException, InterruptedException {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + number);
        Mutation spoilt = Mutation.any(random, Instant.now());
        HttpRequest request =
                HttpRequest.newBuilder(server.address(spoilt.address()))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofMinutes(10))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(spoilt.body()))
                        .build();
        int status = answered(client, request);
        answers.merge(status, 1, Integer::sum);
        if (status < 500 || status == 503) {
            return 0;
        }
        System.out.printf(
                "seed %d, message %d to %s was answered %d: %s%n",
                seed,
                number,
                spoilt.address(),
                status,
                new String(spoilt.body(), StandardCharsets.UTF_8));
        return 1;
    }

    /// A connection that was kept open may end while we stand still; then another one is tried.
    private static int answered(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return client.send(request, discarding()).statusCode();
            } catch (IOException broken) {
                if (tried == MOST_TRIES) {
                    throw broken;
                }
            }
        }
    }

    /// Closes what is open, through the door; an alert that cannot be closed ends the bench.
    private void closeAll() {
        List<Alert> open = alerts.open();
        while (!open.isEmpty()) {
            for (Alert alert : open) {
                switch (alerts.resolve(alert.id(), BENCH, Instant.now())) {
                    case Changed.Done ignored -> closed++;
                    case Changed.Already ignored -> closed++;
                    case Changed.Unknown() ->
                            throw new IllegalStateException(alert.id() + " cannot be closed");
                }
            }
            open = alerts.open();
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(server.address(path)).timeout(Duration.ofMinutes(10)).build();
    }

    private static HttpResponse.BodyHandler<Void> discarding() {
        return HttpResponse.BodyHandlers.discarding();
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long maximum() {
        return Runtime.getRuntime().maxMemory();
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
