package dev.afterglow.intake;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Changed;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.people.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// The door to Opsgenie's alert API: each request is done in one transaction together with the
/// line that
/// tells, under its id, what became of it.
@Service
public class OpsgenieAlerts {

    private static final int MESSAGE_LIMIT = 130;
    private static final int ALIAS_LIMIT = 512;
    private static final String TAGS = "tags";

    private final Intake intake;
    private final Alerts alerts;

    OpsgenieAlerts(Intake intake, Alerts alerts) {
        this.intake = intake;
        this.alerts = alerts;
    }

    /// One request.
    ///
    /// @param identifier of the alert: its id, tiny id or alias
    /// @param byAlias how the identifier is meant
    /// @param action the last word of the address: `close`, `notes`, `message`, …
    public record Asked(
            UUID requestId,
            Integration integration,
            String identifier,
            boolean byAlias,
            String action,
            Payload body,
            Instant at) {}

    /// `POST /v2/alerts`.
    ///
    /// @throws BadPayload when a field is not what Opsgenie takes
    @Transactional
    public Became create(Integration integration, Payload alert, UUID requestId, Instant at) {
        Said.Fires fires = fires(alert);
        Became became = intake.accept(integration, List.of(fires), at).getFirst();
        intake.keep(
                new Request(
                        requestId,
                        integration.id(),
                        "Create",
                        at,
                        true,
                        became.what().equals("repeated")
                                ? "Alert count increased"
                                : "Created alert",
                        became.alert(),
                        fires.key()));
        return became;
    }

    private static Said.Fires fires(Payload alert) {
        String message = alert.required("message");
        String alias = alert.text("alias", "");
        if (alias.length() > ALIAS_LIMIT) {
            throw new BadPayload("alias", "Alias can not be longer than 512 characters");
        }
        String priority = alert.text("priority", "");
        if (!priority.isEmpty() && !priority.matches("P[1-5]")) {
            throw new BadPayload(
                    "priority", "Priority must be one of P1, P2, P3, P4 and P5, was " + priority);
        }
        Map<String, String> labels = new TreeMap<>(alert.map("details"));
        labels.put("priority", priority.isEmpty() ? "P3" : priority);
        for (String field : List.of("entity", "source", "user")) {
            String value = alert.text(field, "");
            if (!value.isEmpty()) {
                labels.put(field, value);
            }
        }
        String tags = String.join(",", texts(alert.node().path(TAGS)));
        if (!tags.isEmpty()) {
            labels.put(TAGS, tags);
        }
        // Opsgenie's own default, P3, pages too; here P3 is of low urgency, so silence means
        // "error".
        Severity severity = Severity.parse(priority).orElse(Severity.ERROR);
        String description = alert.text("description", "");
        return new Said.Fires(
                alias.isEmpty() ? UUID.randomUUID().toString() : alias,
                severity,
                message,
                message.length() > MESSAGE_LIMIT ? message + "\n" + description : description,
                labels,
                null,
                null,
                null);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.values().forEach(value -> texts.add(value.isValueNode() ? value.asString() : ""));
        return texts;
    }

    /// Anything that is asked of an alert that exists.
    ///
    /// @return what became of it, also kept under the request's id
    /// @throws BadPayload when the body is not what the action takes
    @Transactional
    public Request act(Asked asked) {
        Optional<Alert> alert = find(asked.integration(), asked.identifier(), asked.byAlias());
        Request request =
                alert.map(found -> acted(asked, found))
                        .orElseGet(() -> request(asked, false, "Alert does not exist", null));
        intake.keep(request);
        return request;
    }

    private Request acted(Asked asked, Alert alert) {
        Changed changed = changed(asked, alert);
        return switch (changed) {
            case Changed.Done(Alert now) -> request(asked, true, done(asked.action()), now);
            case Changed.Already(Alert now, String because) -> request(asked, false, because, now);
            case Changed.Unknown() -> request(asked, false, "Alert does not exist", alert);
        };
    }

    private static Request request(
            Asked asked, boolean success, String status, @Nullable Alert alert) {
        return new Request(
                asked.requestId(),
                asked.integration().id(),
                asked.action(),
                asked.at(),
                success,
                status,
                alert == null ? null : alert.id(),
                alert == null ? "" : alert.signal().dedupKey());
    }

    private static String done(String action) {
        return switch (action) {
            case "escalate", "assign" -> "Noted; Afterglow escalates by its own policies";
            default -> "Executed " + action;
        };
    }

    private Changed changed(Asked asked, Alert alert) {
        Actor by = new Actor.OfSystem(asked.integration().source());
        AlertId id = alert.id();
        Instant at = asked.at();
        Payload body = asked.body();
        String note = body.text("note", "");
        if (!note.isEmpty()) {
            alerts.note(id, body.text("user", "") + " " + note, by, at);
        }
        return switch (asked.action()) {
            case "close", "delete" -> alerts.resolve(id, by, at);
            case "acknowledge" -> alerts.acknowledge(id, by, at);
            case "unacknowledge" -> alerts.reopen(id, by, at);
            case "snooze" -> alerts.snooze(id, end(body), by, at);
            case "notes" -> alerts.note(id, body.required("note"), by, at);
            case "escalate", "assign" ->
                    alerts.note(id, asked.action() + ": " + body.node(), by, at);
            case "message", "description", "priority", TAGS, "details" ->
                    alerts.amend(id, amendment(asked), by, at);
            default -> throw new BadPayload("action", "There is no action " + asked.action());
        };
    }

    private static Instant end(Payload body) {
        Instant end = body.instant("endTime");
        if (end == null) {
            throw new BadPayload("endTime", "'endTime' is missing or blank");
        }
        return end;
    }

    private static UnaryOperator<Signal> amendment(Asked asked) {
        Payload body = asked.body();
        return switch (asked.action()) {
            case "message" -> {
                String message = body.required("message");
                yield signal ->
                        with(signal, message, signal.details(), signal.severity(), signal.labels());
            }
            case "description" -> {
                String description = body.text("description", "");
                yield signal ->
                        with(
                                signal,
                                signal.title(),
                                description,
                                signal.severity(),
                                signal.labels());
            }
            case "priority" -> {
                String priority = body.required("priority");
                Severity severity =
                        Severity.parse(priority)
                                .filter(known -> priority.matches("P[1-5]"))
                                .orElseThrow(() ->
                                        new BadPayload("priority", "'priority' must be P1 to P5"));
                yield signal ->
                        with(
                                signal,
                                signal.title(),
                                signal.details(),
                                severity,
                                added(signal.labels(), Map.of("priority", priority)));
            }
            case TAGS -> {
                List<String> tags = texts(body.node().path(TAGS));
                yield signal -> tagged(signal, tags);
            }
            default -> {
                Map<String, String> details = body.map("details");
                yield signal ->
                        with(
                                signal,
                                signal.title(),
                                signal.details(),
                                signal.severity(),
                                added(signal.labels(), details));
            }
        };
    }

    private static Signal tagged(Signal signal, List<String> more) {
        TreeSet<String> tags = new TreeSet<>(more);
        Stream.of(signal.labels().getOrDefault(TAGS, "").split(","))
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        return with(
                signal,
                signal.title(),
                signal.details(),
                signal.severity(),
                added(signal.labels(), Map.of(TAGS, String.join(",", tags))));
    }

    private static Map<String, String> added(Map<String, String> labels, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(more);
        return all;
    }

    private static Signal with(
            Signal signal,
            String title,
            String details,
            Severity severity,
            Map<String, String> labels) {
        return new Signal(
                signal.service(),
                signal.source(),
                signal.dedupKey(),
                severity,
                title,
                details,
                labels,
                signal.link());
    }

    /// The alert that is meant: by alias the open one, or the newest that had it.
    public Optional<Alert> find(Integration integration, String identifier, boolean byAlias) {
        if (!byAlias) {
            return identifier.matches("\\d{1,18}")
                    ? intake.alert(integration, new AlertId(Long.parseLong(identifier)))
                    : Optional.empty();
        }
        String source = integration.source();
        return alerts.alert(source, identifier)
                .or(() ->
                        alerts.newestOf(source, 100).stream()
                                .filter(a -> a.signal().dedupKey().equals(identifier))
                                .findFirst());
    }

    /// The newest alerts of an integration, newest first, at most 100.
    public List<Alert> newest(Integration integration, int limit) {
        return alerts.newestOf(integration.source(), limit);
    }

    /// What became of a request.
    public Optional<Request> request(Integration integration, UUID id) {
        return intake.request(integration, id);
    }
}
