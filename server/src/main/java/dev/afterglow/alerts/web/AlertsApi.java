package dev.afterglow.alerts.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Changed;
import dev.afterglow.alerts.Suppression;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Alerts for programs: to list them, and to act on one.
@RestController
class AlertsApi {

    private static final int MOST = 500;

    private final Alerts alerts;
    private final InstantSource clock;

    AlertsApi(Alerts alerts, InstantSource clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /// @param state `open`, `acknowledged` or `resolved`
    /// @param heldBack why it does not page; null when it does
    /// @param resolvedAt null while it lasts
    record AlertJson(
            long id,
            String service,
            String source,
            String key,
            String severity,
            String title,
            String details,
            Map<String, String> labels,
            @Nullable String link,
            String state,
            Instant openedAt,
            Instant lastSeenAt,
            int seen,
            @Nullable Instant resolvedAt,
            @Nullable HeldBack heldBack,
            @Nullable String noise) {

        static AlertJson of(Alert alert) {
            Alert.Mark resolved = alert.resolved();
            Alert.Noise noise = alert.noise();
            Suppression held = alert.isResolved() ? null : alert.suppression();
            return new AlertJson(
                    alert.id().value(),
                    alert.service().value(),
                    alert.signal().source(),
                    alert.signal().dedupKey(),
                    alert.severity().word(),
                    alert.title(),
                    alert.signal().details(),
                    alert.labels(),
                    alert.signal().link(),
                    alert.state().word(),
                    alert.openedAt(),
                    alert.seen().lastAt(),
                    alert.seen().count(),
                    resolved == null ? null : resolved.at(),
                    held == null ? null : HeldBack.of(held),
                    noise == null ? null : noise.because());
        }
    }

    /// @param kind `silenced`, `maintenance`, `inhibited`, `snoozed`, `flapping` or `grouped`
    record HeldBack(String kind, String because, Instant lookedAtAgain) {

        static HeldBack of(Suppression held) {
            return new HeldBack(held.kind().word(), held.because(), held.lookAgainAt());
        }
    }

    /// Newest first; the next ones are asked for with the last one's id as `before`.
    ///
    /// @param state `open` for those that are not resolved, or `all`
    /// @param q words of the title
    @GetMapping("/api/alerts")
    List<AlertJson> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long before) {
        if (!state.equals("open") && !state.equals("all")) {
            throw new IllegalArgumentException("state is open or all, was \"" + state + "\"");
        }
        Alerts.Search search =
                new Alerts.Search(
                        state.equals("all"), service, q, before == 0 ? null : new AlertId(before));
        return alerts.find(search, MOST).stream().map(AlertJson::of).toList();
    }

    @GetMapping("/api/alerts/{id:\\d{1,18}}")
    AlertJson one(@PathVariable long id) {
        return alerts.alert(new AlertId(id)).map(AlertJson::of).orElseThrow(AlertsApi::notFound);
    }

    /// Acts on an alert. Answers how it stands then; 409 with the reason when nothing changed.
    ///
    /// @param minutes how long a snooze lasts
    /// @param words a note, or why the page was noise
    @PostMapping("/api/alerts/{id:\\d{1,18}}/{act:acknowledge|reopen|resolve|snooze|noise|note}")
    ResponseEntity<?> act(
            Actor actor,
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam(defaultValue = "0") int minutes,
            @RequestParam(defaultValue = "") String words) {
        if (!actor.may(Role.RESPONDER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "This needs a responder");
        }
        Act wish = new Act(act, minutes, words.strip());
        return switch (wish.on(alerts, new AlertId(id), actor, clock.instant())) {
            case Changed.Done(Alert alert) -> ResponseEntity.ok(AlertJson.of(alert));
            case Changed.Already(Alert ignored, String because) ->
                    ResponseEntity.of(
                                    ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, because))
                            .build();
            case Changed.Unknown() -> throw notFound();
        };
    }

    private record Act(String name, int minutes, String words) {

        Changed on(Alerts alerts, AlertId id, Actor actor, Instant now) {
            return switch (name) {
                case "acknowledge" -> alerts.acknowledge(id, actor, now);
                case "reopen" -> alerts.reopen(id, actor, now);
                case "resolve" -> alerts.resolve(id, actor, now);
                case "snooze" -> alerts.snooze(id, now.plus(length()), actor, now);
                case "noise" -> alerts.markNoise(id, needed(), actor, now);
                default -> alerts.note(id, needed(), actor, now);
            };
        }

        private Duration length() {
            return Duration.ofMinutes(minutes);
        }

        private String needed() {
            if (words.isEmpty()) {
                throw new IllegalArgumentException(name + " needs words");
            }
            return words;
        }
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<ProblemDetail> wrong(IllegalArgumentException mistake) {
        return ResponseEntity.of(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.BAD_REQUEST, String.valueOf(mistake.getMessage())))
                .build();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such alert");
    }
}
