package dev.afterglow.intake.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertState;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Suppression;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.OpsgenieAlerts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which of the newest hundred alerts a list in Opsgenie's manner is of, and how it shows one.
///
/// @param state `open`, `closed`, or empty for both; of Opsgenie's query language only `status:`
///     is read
record OpsgenieQuery(String state, int offset, int limit) {

    private static final int MOST = 100;
    private static final int USUAL = 20;

    static OpsgenieQuery of(HttpServletRequest request) {
        String query = String.valueOf(parameter(request, "query")).toLowerCase(Locale.ROOT);
        String tight = query.replaceAll("\\s*[:=]\\s*", ":");
        String state =
                tight.contains("status:open")
                        ? "open"
                        : tight.contains("status:closed") ? "closed" : "";
        return new OpsgenieQuery(
                state, number(request, "offset", 0), number(request, "limit", USUAL));
    }

    /// From the address only, so that no body is taken for a form.
    static @Nullable String parameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        return query == null || !query.contains(name + "=") ? null : request.getParameter(name);
    }

    private static int number(HttpServletRequest request, String name, int otherwise) {
        String text = parameter(request, name);
        return text == null || !text.matches("\\d{1,4}")
                ? otherwise
                : Math.min(MOST, Integer.parseInt(text));
    }

    List<Alert> chosen(OpsgenieAlerts alerts, Integration integration) {
        return alerts.newest(integration, MOST).stream()
                .filter(alert -> state.isEmpty() || state.equals(status(alert)))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private static String status(Alert alert) {
        return alert.isResolved() ? "closed" : "open";
    }

    static Map<String, Object> shown(Alert alert, Integration integration) {
        Map<String, String> labels = alert.labels();
        Suppression held = alert.suppression();
        boolean snoozed = held != null && held.kind() == Suppression.Kind.SNOOZED;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", alert.id().toString());
        shown.put("tinyId", alert.id().toString());
        shown.put("alias", alert.signal().dedupKey());
        shown.put("message", alert.title());
        shown.put("description", alert.signal().details());
        shown.put("status", status(alert));
        shown.put("acknowledged", alert.state() == AlertState.ACKNOWLEDGED);
        shown.put("isSeen", alert.acknowledged() != null);
        shown.put(
                "tags",
                Stream.of(labels.getOrDefault("tags", "").split(","))
                        .filter(tag -> !tag.isEmpty())
                        .toList());
        shown.put("snoozed", snoozed);
        if (snoozed && held != null) {
            shown.put("snoozedUntil", held.lookAgainAt().toString());
        }
        shown.put("count", alert.seen().count());
        shown.put("lastOccurredAt", alert.seen().lastAt().toString());
        shown.put("createdAt", alert.openedAt().toString());
        shown.put("updatedAt", alert.seen().lastAt().toString());
        shown.put("source", labels.getOrDefault("source", integration.id().value()));
        shown.put("owner", "");
        shown.put("priority", labels.getOrDefault("priority", priority(alert.severity())));
        shown.put("entity", labels.getOrDefault("entity", ""));
        shown.put("details", labels);
        shown.put("responders", List.of());
        shown.put(
                "integration",
                Map.of(
                        "id",
                        integration.id().value(),
                        "name",
                        integration.id().value(),
                        "type",
                        "API"));
        return shown;
    }

    private static String priority(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "P1";
            case ERROR -> "P2";
            case WARNING -> "P3";
            case INFO -> "P5";
        };
    }
}
