package dev.afterglow.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.afterglow.AfterglowServer;
import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// Debian's Prometheus and Alertmanager send to a whole server in every form they know: Prometheus
/// itself
/// as if to an Alertmanager, and Alertmanager by webhook and as to PagerDuty, Opsgenie and
/// VictorOps.
@SpringBootTest(
        classes = AfterglowServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "afterglow.jobs.enabled=true")
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestPostgres.class)
class AlertmanagerStory {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FORMS = "direct webhook pagerduty opsgenie victorops";

    @LocalServerPort private int port;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Alerts alerts;
    @Autowired private InstantSource clock;
    @TempDir private Path folder;

    private final Map<String, Integer> broken = new ConcurrentHashMap<>(Map.of("a", 0, "b", 0));
    private final Map<String, String> keys = new TreeMap<>();

    @Test
    void real_senders_open_repeat_and_close_alerts_exactly() throws Exception {
        for (String form : FORMS.split(" ")) {
            define(form);
        }
        HttpServer target = target();
        int prometheusPort = freePort();
        int alertmanagerPort = freePort();
        write("alertmanager.yml", alertmanager());
        write("prometheus.yml", prometheus(target.getAddress().getPort(), alertmanagerPort));
        write("rules.yml", RULES);
        try (Program sender = startAlertmanager(alertmanagerPort);
                Program source = startPrometheus(prometheusPort)) {
            broken.put("a", 1);
            broken.put("b", 1);
            Program.until("both are open in every form", SOON, () -> isOpen(2, 1));
            assertThat(instances("webhook")).containsExactlyInAnyOrder("a", "b");
            Program.until("they are said again", SOON, () -> repeated("webhook") > 1);

            amtoolSilencesAndLetsGo();

            broken.put("a", 0);
            Program.until(
                    "only b is open, and the group's alert stays",
                    SOON,
                    () -> instances("direct").equals(List.of("b")) && isOpen(1, 1));
            broken.put("b", 0);
            Program.until("all are closed", SOON, () -> isOpen(0, 0));

            assertThat(sender.process().isAlive() && source.process().isAlive()).isTrue();
        } finally {
            target.stop(0);
        }
        for (String form : FORMS.split(" ")) {
            assertThat(alerts.newestOf(source(form), 100))
                    .as("alerts that were ever opened by " + form)
                    .hasSize(form.equals("direct") || form.equals("webhook") ? 2 : 1);
        }
    }

    private void amtoolSilencesAndLetsGo() throws Exception {
        String url =
                "--alertmanager.url=http://127.0.0.1:" + port + "/intake/" + keys.get("direct");
        assertThat(Program.run(folder, "amtool", url, "alert", "query"))
                .contains("Broken", "a is broken");
        String id =
                Program.run(
                                folder,
                                "amtool",
                                url,
                                "silence",
                                "add",
                                "instance=a",
                                "--author=ana",
                                "--comment=known",
                                "--duration=1h")
                        .strip();
        assertThat(Program.run(folder, "amtool", url, "silence", "query")).contains(id, "known");
        assertThat(Program.run(folder, "amtool", url, "alert", "query"))
                .doesNotContain("a is broken");
        assertThat(
                        open("direct").stream()
                                .filter(Alert::isSuppressed)
                                .map(AlertmanagerStory::instance))
                .contains("a");
        Program.run(folder, "amtool", url, "silence", "expire", id);
        Program.until(
                "nothing is silenced",
                SOON,
                () ->
                        open("direct").stream()
                                .noneMatch(alert ->
                                        alert.suppression() != null
                                                && id.equals(alert.suppression().by())));
        assertThat(Program.run(folder, "amtool", url, "cluster", "show")).contains("disabled");
    }

    private void define(String form) {
        ServiceId service = new ServiceId("story-" + form);
        services.define(new Service(service, form, null, Set.of()), clock.instant());
        String key = Integrations.newKey();
        keys.put(form, key);
        integrations.define(
                new Integration(
                        new IntegrationId("story-" + form),
                        service,
                        Integration.Kind.ALERTMANAGER,
                        key),
                clock.instant());
    }

    private static String source(String form) {
        return "integration:story-" + form;
    }

    private List<Alert> open(String form) {
        return alerts.openOf(source(form));
    }

    private static String instance(Alert alert) {
        return alert.labels().getOrDefault("instance", "");
    }

    private List<String> instances(String form) {
        return open(form).stream().map(AlertmanagerStory::instance).sorted().toList();
    }

    private int repeated(String form) {
        return open(form).stream().mapToInt(alert -> alert.seen().count()).min().orElse(0);
    }

    /// Forms that speak of each alert have so many open, forms that speak of the group so many.
    private boolean isOpen(int each, int group) {
        return open("direct").size() == each
                && open("webhook").size() == each
                && open("pagerduty").size() == group
                && open("opsgenie").size() == group
                && open("victorops").size() == group;
    }

    private HttpServer target() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/metrics",
                exchange -> {
                    String text =
                            broken.entrySet().stream()
                                    .map(e ->
                                            "broken{part=\"%s\"} %d\n"
                                                    .formatted(e.getKey(), e.getValue()))
                                    .collect(Collectors.joining());
                    byte[] body = text.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private Program startAlertmanager(int alertmanagerPort) {
        return Program.start(
                folder,
                "prometheus-alertmanager",
                "--config.file=alertmanager.yml",
                "--storage.path=alertmanager",
                "--web.listen-address=127.0.0.1:" + alertmanagerPort,
                "--cluster.listen-address=");
    }

    private Program startPrometheus(int prometheusPort) {
        return Program.start(
                folder,
                "prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=prometheus",
                "--web.listen-address=127.0.0.1:" + prometheusPort,
                "--rules.alert.resend-delay=5s");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final String RULES =
            """
            groups:
            - name: parts
              interval: 1s
              rules:
              - alert: Broken
                expr: label_replace(broken == 1, "instance", "$1", "part", "(.*)")
                labels: {severity: critical}
                annotations: {summary: "{{ $labels.instance }} is broken"}
            """;

    private String prometheus(int targetPort, int alertmanagerPort) {
        return """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [rules.yml]
        scrape_configs:
        - job_name: parts
          static_configs: [{targets: ["127.0.0.1:%d"]}]
        alerting:
          alertmanagers:
          - static_configs: [{targets: ["127.0.0.1:%d"]}]
          - path_prefix: /intake/%s/
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
                .formatted(targetPort, alertmanagerPort, keys.get("direct"), port);
    }

    private String alertmanager() {
        String base = "http://127.0.0.1:" + port;
        return """
        route: {receiver: all, group_by: [alertname], group_wait: 1s, group_interval: 1s,
          repeat_interval: 2s}
        receivers:
        - name: all
          webhook_configs: [{url: "%1$s/intake/%2$s/alertmanager"}]
          pagerduty_configs: [{url: "%1$s/v2/enqueue", routing_key: "%3$s"}]
          opsgenie_configs: [{api_url: "%1$s/", api_key: "%4$s", update_alerts: true}]
          victorops_configs:
          - {api_url: "%1$s/integrations/generic/20131114/alert/", api_key: "%5$s",
             routing_key: all}
        """
                .formatted(
                        base,
                        keys.get("webhook"),
                        keys.get("pagerduty"),
                        keys.get("opsgenie"),
                        keys.get("victorops"));
    }
}
