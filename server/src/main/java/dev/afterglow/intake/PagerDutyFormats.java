package dev.afterglow.intake;

import dev.afterglow.alerts.Severity;
import dev.afterglow.intake.BadPayload.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// PagerDuty's Events API: version 2, its change events, and version 1. Mistakes are told in
/// PagerDuty's
/// own sentences, all of a message at once.
public final class PagerDutyFormats {

    private static final int KEY_LENGTH = 32;
    private static final int DEDUP_LIMIT = 255;
    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
    private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

    private PagerDutyFormats() {}

    /// The key of a message; from the header when the body has none, as old clients do.
    ///
    /// @param field `routing_key`, or `service_key` in version 1
    public static String key(Payload event, String field, @Nullable String header) {
        String key = event.text(field, header == null ? "" : header);
        if (key.isEmpty()) {
            throw new BadPayload(field, "'" + field + "' is missing or blank");
        }
        if (key.length() != KEY_LENGTH) {
            throw new BadPayload(
                    field, "Length of '" + field + "' is incorrect (should be 32 characters)");
        }
        return key.toLowerCase(Locale.ROOT);
    }

    /// @param newKey given to a trigger without a key of its own
    public static Said event(Payload event, String newKey) {
        Payload payload = event.object("payload");
        List<Problem> problems = new ArrayList<>();
        String action = event.text("event_action", "");
        if (action.isEmpty()) {
            problems.add(missing("event_action"));
        } else if (!ACTIONS.contains(action)) {
            problems.add(
                    new Problem(
                            "event_action",
                            "'event_action' is invalid (must be one of the following: 'trigger',"
                                    + " 'acknowledge' or 'resolve')"));
        }
        String key = event.text("dedup_key", "");
        if (key.length() > DEDUP_LIMIT) {
            problems.add(
                    new Problem(
                            "dedup_key", "'dedup_key' is too long (maximum is 255 characters)"));
        }
        if (action.equals("trigger")) {
            checkPayload(event, payload, problems);
        } else if (key.isEmpty() && ACTIONS.contains(action)) {
            problems.add(missing("dedup_key"));
        }
        if (!problems.isEmpty()) {
            throw new BadPayload(problems);
        }
        return switch (action) {
            case "resolve" -> new Said.Ends(key, null);
            case "acknowledge" -> new Said.Taken(key);
            default -> fires(event, payload, key.isEmpty() ? newKey : key);
        };
    }

    private static void checkPayload(Payload event, Payload payload, List<Problem> problems) {
        if (!event.has("payload")) {
            problems.add(missing("payload"));
            return;
        }
        for (String field : List.of("summary", "source", "severity")) {
            if (payload.text(field, "").isEmpty()) {
                problems.add(missing(payload.at(field)));
            }
        }
        String severity = payload.text("severity", "");
        if (!severity.isEmpty() && !SEVERITIES.contains(severity.toLowerCase(Locale.ROOT))) {
            problems.add(
                    new Problem(
                            "payload.severity",
                            "'payload.severity' is invalid (must be one of the following:"
                                    + " 'critical',"
                                    + " 'warning', 'error' or 'info')"));
        }
    }

    private static Problem missing(String field) {
        return new Problem(field, "'" + field + "' is missing or blank");
    }

    private static Said fires(Payload event, Payload payload, String key) {
        Map<String, String> details = details(payload);
        Map<String, String> labels = new TreeMap<>(details);
        for (String field : List.of("source", "component", "group", "class")) {
            String value = payload.text(field, "");
            if (!value.isEmpty()) {
                labels.put(field, value);
            }
        }
        return new Said.Fires(
                key,
                Severity.parse(payload.required("severity")).orElse(Severity.ERROR),
                payload.required("summary"),
                lines(details),
                labels,
                link(event),
                time(payload),
                null);
    }

    private static Map<String, String> details(Payload payload) {
        var value = payload.node().path("custom_details");
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        return value.isObject()
                ? payload.map("custom_details")
                : Map.of("details", value.isValueNode() ? value.asString() : value.toString());
    }

    /// A time that cannot be read is no reason to lose a page.
    private static java.time.@Nullable Instant time(Payload payload) {
        try {
            return payload.instant("timestamp");
        } catch (BadPayload unreadable) {
            return null;
        }
    }

    private static @Nullable String link(Payload event) {
        String link = event.text("client_url", "");
        if (!link.isEmpty()) {
            return link;
        }
        return event.objects("links", 100).stream()
                .map(each -> each.text("href", ""))
                .filter(href -> !href.isEmpty())
                .findFirst()
                .orElse(null);
    }

    static String lines(Map<String, String> details) {
        StringBuilder lines = new StringBuilder();
        details.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        return lines.toString().strip();
    }

    /// The body of `/v2/change/enqueue`.
    public static Said change(Payload event) {
        Payload payload = event.object("payload");
        if (!event.has("payload")) {
            throw new BadPayload(List.of(missing("payload")));
        }
        String summary = payload.required("summary");
        String source = payload.text("source", "");
        return new Said.Happened(
                source.isEmpty() ? summary : summary + " (" + source + ")",
                time(payload),
                link(event),
                null);
    }

    /// The body of version 1's `create_event.json`.
    ///
    /// @param newKey given to a trigger without a key of its own
    public static Said oldEvent(Payload event, String newKey) {
        String type = event.text("event_type", "");
        String key = Keys.bounded(event.text("incident_key", ""));
        List<Problem> problems = new ArrayList<>();
        if (!ACTIONS.contains(type)) {
            problems.add(
                    type.isEmpty()
                            ? missing("event_type")
                            : new Problem("event_type", "Event type is invalid"));
        }
        if (type.equals("trigger") && event.text("description", "").isEmpty()) {
            problems.add(missing("description"));
        } else if (!type.equals("trigger") && key.isEmpty()) {
            problems.add(missing("incident_key"));
        }
        if (!problems.isEmpty()) {
            throw new BadPayload(problems);
        }
        return switch (type) {
            case "resolve" -> new Said.Ends(key, null);
            case "acknowledge" -> new Said.Taken(key);
            default -> oldTrigger(event, key.isEmpty() ? newKey : key);
        };
    }

    private static Said oldTrigger(Payload event, String key) {
        var value = event.node().path("details");
        Map<String, String> details = value.isObject() ? event.map("details") : Map.of();
        Severity severity =
                Severity.parse(details.getOrDefault("severity", "")).orElse(Severity.ERROR);
        return new Said.Fires(
                key,
                severity,
                event.required("description"),
                value.isObject() || value.isMissingNode() || value.isNull()
                        ? lines(details)
                        : value.asString(value.toString()),
                details,
                event.text("client_url"),
                null,
                null);
    }
}
