package dev.afterglow.intake.web;

import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// `./dev bench intake`: alerts a second that a whole server on a durable PostgreSQL accepts, each
/// with a
/// key of its own, spread over 500 services, and how long the answers take, for each format.
///
/// Sender, server and database share the machine. Arguments: alerts for each format, by default
/// 20,000, and the formats, by default all. Each format is warmed up before it is measured.
final class IntakeBench {

    private static final int SERVICES = 500;
    private static final int SENDERS = 32;
    private static final int START_UP = 20_000;
    private static final int WARM_UP = 4_000;
    private static final int FLOODING = 24;
    private static final int CALM = 500;
    private static final Map<String, Form> FORMS =
            Map.of(
                    "pagerduty",
                            new Form(
                                    "/v2/enqueue",
                                    """
                                    {"routing_key":"%1$s","event_action":"trigger",
                                    "dedup_key":"%2$s","payload":
                                    {"summary":"Disk of %2$s is full","source":"%2$s",
                                    "severity":"critical"}}
                                    """),
                    "opsgenie",
                            new Form(
                                    "/v2/alerts?apiKey=%1$s",
                                    """
                                    {"message":"Disk of %2$s is full","alias":"%2$s",
                                    "priority":"P1"}
                                    """),
                    "alertmanager",
                            new Form(
                                    "/intake/%1$s/alertmanager",
                                    """
                                    {"version":"4","status":"firing","alerts":[{"status":"firing",
                                    "labels":
                                    {"alertname":"Disk","instance":"%2$s","severity":"critical"},
                                    "annotations":{},
                                    "startsAt":"2026-03-04T10:00:00Z","fingerprint":"%2$s"}]}
                                    """),
                    "prometheus",
                            new Form(
                                    "/intake/%1$s/api/v2/alerts",
                                    """
                                    [{"labels":{"alertname":"Disk","instance":"%2$s"},
                                    "annotations":{}}]
                                    """),
                    "generic",
                            new Form(
                                    "/intake/%1$s/generic",
                                    """
                                    {"summary":"Disk of %2$s is full","dedup":"%2$s",
                                    "severity":"critical"}
                                    """),
                    "cloudevents",
                            new Form(
                                    "/intake/%1$s/cloudevents",
                                    """
                                    {"specversion":"1.0","id":"%2$s","source":"/disks",
                                    "type":"disk.full",
                                    "subject":"%2$s"}
                                    """),
                    "victorops",
                            new Form(
                                    "/integrations/generic/20131114/alert/%1$s/all",
                                    """
                                    {"message_type":"CRITICAL","entity_id":"%2$s"}
                                    """));

    private IntakeBench() {}

    /// An address and a body; %1$s is the key of the integration, %2$s that of the alert.
    private record Form(String address, String body) {}

    public static void main(String[] arguments) throws Exception {
        int alerts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        try (BenchServer server = BenchServer.durable()) {
            List<String> keys = define(server);
            // What all formats share is compiled before the first of them is measured.
            round("generic", server, keys, START_UP, "start-up");
            System.out.println("format        alerts/s   p50 ms   p99 ms   refused");
            for (String form : formats(arguments)) {
                round(form, server, keys, Math.min(WARM_UP, alerts), "warm-" + form);
                System.out.println(round(form, server, keys, alerts, form));
            }
            System.out.println();
            System.out.println("one integration, a message every 20 ms    p50 ms   p99 ms");
            System.out.println(
                    "alone                                 " + calm(server, keys, "alone"));
            System.out.println("while another one floods              " + flooded(server, keys));
        }
    }

    private static List<String> formats(String[] arguments) {
        return arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : FORMS.keySet().stream().sorted().toList();
    }

    private static List<String> define(BenchServer server) {
        Instant now = Instant.EPOCH;
        Services services = server.bean(Services.class);
        Integrations integrations = server.bean(Integrations.class);
        List<String> keys = new ArrayList<>();
        for (int number = 0; number < SERVICES; number++) {
            ServiceId service = new ServiceId("service-" + number);
            services.define(new Service(service, "Service " + number, null, Set.of()), now);
            String key = Integrations.newKey();
            integrations.define(
                    new Integration(
                            new IntegrationId("bench-" + number),
                            service,
                            Integration.Kind.GENERIC,
                            key),
                    now);
            keys.add(key);
        }
        return keys;
    }

    private static String round(
            String name, BenchServer server, List<String> keys, int alerts, String run)
            throws Exception {
        Form form = FORMS.get(name);
        long[] nanos = new long[alerts];
        List<Callable<Integer>> senders = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient();
                var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                senders.add(() -> {
                    int refused = 0;
                    for (int number = first; number < alerts; number += SENDERS) {
                        String key = keys.get(number % keys.size());
                        HttpRequest request = request(form, server, key, run + "-" + number);
                        long from = System.nanoTime();
                        refused += accepted(client, request) ? 0 : 1;
                        nanos[number] = System.nanoTime() - from;
                    }
                    return refused;
                });
            }
            long from = System.nanoTime();
            int refused = 0;
            for (Future<Integer> sender : tasks.invokeAll(senders)) {
                refused += sender.get();
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            Arrays.sort(nanos);
            return "%-12s %9.0f %8.1f %8.1f %9d"
                    .formatted(
                            name,
                            (alerts - refused) / seconds,
                            nanos[alerts / 2] / 1e6,
                            nanos[(int) (alerts * 0.99)] / 1e6,
                            refused);
        }
    }

    /// How long the answers to a calm integration take while 24 senders flood with another's key.
    private static String flooded(BenchServer server, List<String> keys) throws Exception {
        AtomicBoolean floods = new AtomicBoolean(true);
        Form form = FORMS.get("generic");
        try (HttpClient client = HttpClient.newHttpClient();
                var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> flood = new ArrayList<>();
            for (int sender = 0; sender < FLOODING; sender++) {
                String name = "flood-" + sender + "-";
                flood.add(
                        tasks.submit(() -> {
                            int number = 0;
                            while (floods.get()) {
                                accepted(
                                        client,
                                        request(form, server, keys.getFirst(), name + number++));
                            }
                            return number;
                        }));
            }
            String line = calm(server, keys, "flooded");
            floods.set(false);
            int sent = 0;
            for (Future<Integer> sender : flood) {
                sent += sender.get();
            }
            return line + "   (" + sent + " messages of the other one)";
        }
    }

    private static String calm(BenchServer server, List<String> keys, String run) throws Exception {
        Form form = FORMS.get("generic");
        long[] nanos = new long[CALM];
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int number = 0; number < CALM; number++) {
                HttpRequest request =
                        request(form, server, keys.getLast(), run + "-calm-" + number);
                long from = System.nanoTime();
                if (!accepted(client, request)) {
                    throw new IllegalStateException("the calm integration was refused");
                }
                nanos[number] = System.nanoTime() - from;
                LockSupport.parkNanos(20_000_000);
            }
        }
        Arrays.sort(nanos);
        return "%12.1f %8.1f".formatted(nanos[CALM / 2] / 1e6, nanos[(int) (CALM * 0.99)] / 1e6);
    }

    private static HttpRequest request(Form form, BenchServer server, String key, String alert) {
        return HttpRequest.newBuilder()
                .uri(server.address(form.address().formatted(key)))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form.body().formatted(key, alert)))
                .build();
    }

    private static boolean accepted(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return status / 100 == 2;
    }
}
