package dev.afterglow.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.ServerProcess;
import dev.afterglow.testing.Storm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Debian's Alertmanager and Afterglow one after the other under the same storm, webhook to
/// webhook. Alertmanager keeps alerts in memory and sends each as a group of its own with
/// `group_wait: 0s`.
final class BesideAlertmanager {

    private static final int PER_SECOND = 100;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Pattern NAME = Pattern.compile("\"instance\":\"([^\"]+)\"");

    private BesideAlertmanager() {}

    static void run(int seconds) throws Exception {
        Percentiles theirs = theirs(PER_SECOND * seconds);
        System.out.println("Alertmanager, 100 alerts/s, webhook to webhook: " + theirs.words());
        Percentiles ours = ours(PER_SECOND * seconds);
        System.out.println("Afterglow, the same, on disk before it answers: " + ours.words());
        System.out.printf(
                "ratio Afterglow / Alertmanager: p50 %.2f, p99 %.2f%n",
                ours.millis(0.5) / theirs.millis(0.5), ours.millis(0.99) / theirs.millis(0.99));
    }

    private static Percentiles ours(int alerts) throws Exception {
        try (Town town = new Town(true)) {
            town.storm("warm", 500, PER_SECOND).run();
            Storm storm = town.storm("pair", alerts, PER_SECOND);
            storm.run();
            Program.until("all are paged", LONGEST, () -> town.receiver().titles() == alerts + 500);
            Map<String, Long> first = town.receiver().first();
            long[] waits = new long[alerts];
            for (int number = 0; number < alerts; number++) {
                Long at = first.get("pair-" + number);
                if (at == null) {
                    throw new IllegalStateException("not paged: " + number);
                }
                waits[number] = at - storm.sentAt(number);
            }
            return Percentiles.of(waits);
        }
    }

    private static Percentiles theirs(int alerts) throws Exception {
        Path folder = Files.createTempDirectory("alertmanager-bench");
        Map<String, Long> taken = new ConcurrentHashMap<>();
        HttpServer receiver = receiver(taken);
        int port = ServerProcess.freePort();
        Files.writeString(
                folder.resolve("alertmanager.yml"),
                """
                route: {receiver: hook, group_by: ['...'], group_wait: 0s, group_interval: 5m}
                receivers:
                - name: hook
                  webhook_configs: [{url: "http://127.0.0.1:%d/", send_resolved: false}]
                """
                        .formatted(receiver.getAddress().getPort()));
        try (Program alertmanager =
                Program.start(
                        folder,
                        "prometheus-alertmanager",
                        "--config.file=alertmanager.yml",
                        "--storage.path=alertmanager",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")) {
            String url = "http://127.0.0.1:" + port;
            try (HttpClient http = HttpClient.newHttpClient()) {
                Program.until("Alertmanager is ready", LONGEST, () -> isReady(http, url));
                send(http, url, "warm", 500);
                long[] sentAt = send(http, url, "pair", alerts);
                Program.until("all are sent", LONGEST, () -> taken.size() == alerts + 500);
                long[] waits = new long[alerts];
                for (int number = 0; number < alerts; number++) {
                    Long at = taken.get("pair-" + number);
                    if (at == null || !alertmanager.process().isAlive()) {
                        throw new IllegalStateException("not sent: " + number);
                    }
                    waits[number] = at - sentAt[number];
                }
                return Percentiles.of(waits);
            }
        } finally {
            receiver.stop(0);
        }
    }

    private static HttpServer receiver(Map<String, Long> taken) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    long at = System.nanoTime();
                    Matcher names =
                            NAME.matcher(
                                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                    while (names.find()) {
                        taken.merge(names.group(1), at, Math::min);
                    }
                });
        server.start();
        return server;
    }

    private static boolean isReady(HttpClient http, String url) {
        try {
            HttpRequest ready = HttpRequest.newBuilder(URI.create(url + "/-/ready")).build();
            return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long[] send(HttpClient http, String url, String name, int alerts) {
        long[] sentAt = new long[alerts];
        long begin = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < 96; sender++) {
                int first = sender;
                senders.execute(() -> {
                    for (int number = first; number < alerts; number += 96) {
                        long due = begin + (long) (number / (double) PER_SECOND * 1e9);
                        while (System.nanoTime() < due) {
                            LockSupport.parkNanos(due - System.nanoTime());
                        }
                        sentAt[number] = System.nanoTime();
                        post(http, url, name + "-" + number);
                    }
                });
            }
        }
        return sentAt;
    }

    private static void post(HttpClient http, String url, String title) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        [{"labels":{"alertname":"Bench","instance":"%s"}}]\
                                        """
                                                .formatted(title)))
                        .build();
        try {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
