package dev.afterglow.intake.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.LabelMatcher;
import dev.afterglow.alerts.Suppression;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Integrations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The reading half of Alertmanager's API version 2 over the alerts of one integration, for `amtool` and
/// dashboards: `--alertmanager.url=http://HOST/intake/KEY`.
@RestController
class AlertmanagerApi {

    /// As Alertmanager 0.25 answers; `amtool` prints it.
    private static final String VERSION = "0.25.0";

    /// What an alert without an end is said to last, because the format asks for an end.
    private static final Duration NO_END = Duration.ofMinutes(5);

    private final Integrations integrations;
    private final Alerts alerts;
    private final InstantSource clock;
    private final Instant startedAt;

    AlertmanagerApi(Integrations integrations, Alerts alerts, InstantSource clock) {
        this.integrations = integrations;
        this.alerts = alerts;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /// Which alerts are asked for.
    private record Asked(
            boolean active, boolean silenced, boolean inhibited, List<LabelMatcher> matchers) {

        static Asked of(HttpServletRequest request) {
            String[] filters = request.getParameterValues("filter");
            return new Asked(
                    wanted(request, "active"),
                    wanted(request, "silenced"),
                    wanted(request, "inhibited"),
                    filters == null
                            ? List.of()
                            : Stream.of(filters).map(LabelMatcher::parse).toList());
        }

        private static boolean wanted(HttpServletRequest request, String state) {
            return !"false".equals(request.getParameter(state));
        }

        boolean wants(Alert alert) {
            Suppression held = held(alert);
            boolean state =
                    held == null
                            ? active
                            : held.kind() == Suppression.Kind.SILENCED ? silenced : inhibited;
            return state && matchers.stream().allMatch(m -> m.matches(labels(alert)));
        }
    }

    @GetMapping("/intake/{key}/api/v2/alerts")
    ResponseEntity<Object> alerts(@PathVariable String key, HttpServletRequest request) {
        return found(key, sender -> asked(sender, request));
    }

    /// One group: the alerts of the integration's service.
    @GetMapping("/intake/{key}/api/v2/alerts/groups")
    ResponseEntity<Object> groups(@PathVariable String key, HttpServletRequest request) {
        return found(
                key,
                sender -> {
                    List<Map<String, Object>> members = asked(sender, request);
                    return members.isEmpty()
                            ? List.of()
                            : List.of(
                                    Map.of(
                                            "labels",
                                            Map.of(),
                                            "receiver",
                                            receiver(sender),
                                            "alerts",
                                            members));
                });
    }

    private List<Map<String, Object>> asked(Integration sender, HttpServletRequest request) {
        Asked asked = Asked.of(request);
        return alerts.openOf(sender.source()).stream()
                .filter(asked::wants)
                .map(alert -> shown(alert, sender))
                .toList();
    }

    @GetMapping("/intake/{key}/api/v2/receivers")
    ResponseEntity<Object> receivers(@PathVariable String key) {
        return found(key, sender -> List.of(receiver(sender)));
    }

    @GetMapping("/intake/{key}/api/v2/status")
    ResponseEntity<Object> status(@PathVariable String key) {
        return found(
                key,
                sender ->
                        Map.of(
                                "cluster",
                                Map.of("status", "disabled", "peers", List.of()),
                                "config",
                                Map.of("original", "# Afterglow, integration " + sender.id()),
                                "uptime",
                                startedAt.toString(),
                                "versionInfo",
                                Map.of(
                                        "version", VERSION,
                                        "branch", "afterglow",
                                        "buildDate", "",
                                        "buildUser", "",
                                        "goVersion", "",
                                        "revision", "")));
    }

    @GetMapping({"/intake/{key}/-/healthy", "/intake/{key}/-/ready"})
    ResponseEntity<Object> healthy(@PathVariable String key) {
        return found(key, sender -> "OK");
    }

    private ResponseEntity<Object> found(String key, Function<Integration, Object> answer) {
        Optional<Integration> sender = sender(integrations, key);
        if (sender.isEmpty()) {
            return Form.json(HttpStatus.NOT_FOUND, "No integration has the key in this address");
        }
        try {
            return Form.json(HttpStatus.OK, answer.apply(sender.get()));
        } catch (IllegalArgumentException mistake) {
            return Form.json(HttpStatus.BAD_REQUEST, String.valueOf(mistake.getMessage()));
        }
    }

    static Optional<Integration> sender(Integrations integrations, String key) {
        String plain = key.toLowerCase(Locale.ROOT);
        return plain.matches("[0-9a-f]{32}") ? integrations.byKey(plain) : Optional.empty();
    }

    private static Map<String, Object> receiver(Integration sender) {
        return Map.of("name", "afterglow/" + sender.service());
    }

    /// What holds it back; an alert that only shares the page of another is active all the same.
    private static @Nullable Suppression held(Alert alert) {
        Suppression held = alert.suppression();
        return held == null || held.kind() == Suppression.Kind.GROUPED ? null : held;
    }

    private static Map<String, String> labels(Alert alert) {
        Map<String, String> labels = new LinkedHashMap<>(alert.labels());
        labels.putIfAbsent("alertname", alert.title());
        return labels;
    }

    private Map<String, Object> shown(Alert alert, Integration sender) {
        Suppression held = held(alert);
        boolean silenced = held != null && held.kind() == Suppression.Kind.SILENCED;
        String by = held == null || held.by() == null ? "" : held.by();
        Map<String, Object> status =
                Map.of(
                        "state",
                        held == null ? "active" : "suppressed",
                        "silencedBy",
                        silenced ? List.of(by) : List.of(),
                        "inhibitedBy",
                        held != null && !silenced ? List.of(by) : List.of(),
                        "mutedBy",
                        List.of());
        Instant starts = alert.signal().startedAt();
        Instant ends = alert.signal().expiresAt();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("annotations", annotations(alert));
        shown.put("endsAt", (ends == null ? clock.instant().plus(NO_END) : ends).toString());
        shown.put("fingerprint", alert.signal().dedupKey());
        shown.put("receivers", List.of(receiver(sender)));
        shown.put("startsAt", (starts == null ? alert.openedAt() : starts).toString());
        shown.put("status", status);
        shown.put("updatedAt", alert.seen().lastAt().toString());
        if (alert.signal().link() != null) {
            shown.put("generatorURL", alert.signal().link());
        }
        shown.put("labels", labels(alert));
        return shown;
    }

    private static Map<String, String> annotations(Alert alert) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", alert.title());
        if (!alert.signal().details().isEmpty()) {
            annotations.put("description", alert.signal().details());
        }
        Suppression held = alert.suppression();
        if (held != null) {
            annotations.put("suppressed", held.because());
        }
        return annotations;
    }
}
