package dev.afterglow.intake;

import dev.afterglow.alerts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Alertmanager's webhook (version 4), Grafana's (version 1 and before) and Prometheus itself
/// (Alertmanager's API version 2) say. Every alert of a group stands for itself, under its
/// fingerprint.
public final class PrometheusFormats {

    static final int MOST_ALERTS = 10_000;

    private PrometheusFormats() {}

    /// The body of Alertmanager's webhook.
    public static List<Said> webhook(JsonNode body) {
        Payload message = Payload.of(body);
        if (!message.has("alerts")) {
            throw new BadPayload(
                    "alerts", "'alerts' is missing: this is not Alertmanager's webhook");
        }
        List<Said> said = new ArrayList<>();
        for (Payload alert : message.objects("alerts", MOST_ALERTS)) {
            said.add(member(alert, message));
        }
        String cut = message.text("truncatedAlerts", "0");
        if (!cut.equals("0")) {
            said.add(new Said.Nothing(cut + " more alerts were cut by the sender (max_alerts)"));
        }
        return said;
    }

    /// The body of Grafana's webhook, of alert rules or of the dashboards' alerts before version 9.
    public static List<Said> grafana(JsonNode body) {
        Payload message = Payload.of(body);
        return message.has("alerts") || !message.has("state") ? webhook(body) : legacy(message);
    }

    private static Said member(Payload alert, Payload group) {
        Map<String, String> labels = alert.map("labels");
        String fingerprint = alert.text("fingerprint", "");
        String key = fingerprint.isEmpty() ? Keys.fingerprint(labels) : Keys.bounded(fingerprint);
        Instant startedAt = alert.instant("startsAt");
        String status = alert.text("status", group.text("status", "firing"));
        return switch (status) {
            case "resolved" -> new Said.Ends(key, startedAt);
            case "firing" -> fires(alert, labels, key, null);
            default ->
                    throw alert.wrong("status", alert.node().path("status"), "firing or resolved");
        };
    }

    /// The body of `POST /api/v2/alerts`.
    ///
    /// @param timeout after which an alert without an end resolves unless it is sent again
    public static List<Said> posted(JsonNode body, Instant now, Duration timeout) {
        List<Said> said = new ArrayList<>();
        for (Payload alert : Payload.elements(body, "", MOST_ALERTS)) {
            Map<String, String> labels = new TreeMap<>(alert.map("labels"));
            labels.values().removeIf(String::isEmpty);
            if (labels.isEmpty()) {
                throw new BadPayload(alert.at("labels"), "at least one label pair required");
            }
            String key = Keys.fingerprint(labels);
            Instant ends = alert.instant("endsAt");
            if (ends != null && !ends.isAfter(now)) {
                said.add(new Said.Ends(key, alert.instant("startsAt")));
            } else {
                said.add(fires(alert, labels, key, ends == null ? now.plus(timeout) : ends));
            }
        }
        return said;
    }

    private static Said fires(
            Payload alert, Map<String, String> labels, String key, @Nullable Instant expiresAt) {
        Map<String, String> annotations = alert.map("annotations");
        String name = labels.getOrDefault("alertname", key);
        String link = alert.text("panelURL", alert.text("generatorURL", ""));
        return new Said.Fires(
                key,
                severity(labels),
                annotations.getOrDefault("summary", annotations.getOrDefault("title", name)),
                details(annotations, alert.text("valueString", "")),
                labels,
                link.isEmpty() ? null : link,
                alert.instant("startsAt"),
                expiresAt);
    }

    private static String details(Map<String, String> annotations, String values) {
        StringBuilder details = new StringBuilder();
        String description =
                annotations.getOrDefault("description", annotations.getOrDefault("message", ""));
        details.append(description);
        annotations.forEach((name, value) -> {
            if (!value.equals(description) && !name.equals("summary")) {
                details.append('\n').append(name).append(": ").append(value);
            }
        });
        if (!values.isEmpty()) {
            details.append('\n').append(values);
        }
        return details.toString().strip();
    }

    private static Severity severity(Map<String, String> labels) {
        return Severity.parse(labels.getOrDefault("severity", "")).orElse(Severity.ERROR);
    }

    private static List<Said> legacy(Payload message) {
        String rule = message.text("ruleId", message.text("ruleName", ""));
        if (rule.isEmpty()) {
            throw new BadPayload("ruleId", "'ruleId' and 'ruleName' are missing or blank");
        }
        String key = Keys.bounded("rule:" + rule);
        String state = message.required("state");
        return switch (state) {
            case "ok" -> List.of(new Said.Ends(key, null));
            case "alerting", "no_data" ->
                    List.of(
                            new Said.Fires(
                                    key,
                                    severity(message.map("tags")),
                                    message.text("title", message.text("ruleName", key)),
                                    message.text("message", ""),
                                    message.map("tags"),
                                    message.text("ruleUrl"),
                                    null,
                                    null));
            case "paused", "pending" -> List.of(new Said.Nothing("The rule is " + state));
            default ->
                    throw message.wrong(
                            "state",
                            message.node().path("state"),
                            "alerting, ok, no_data, paused or pending");
        };
    }
}
