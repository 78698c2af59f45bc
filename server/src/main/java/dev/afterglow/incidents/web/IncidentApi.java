package dev.afterglow.incidents.web;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.incidents.Closing;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.NewLine;
import dev.afterglow.incidents.Outcome;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Incidents for programs.
@RestController
@RequestMapping("/api/incidents")
class IncidentApi {

    private final Incidents incidents;
    private final InstantSource clock;

    IncidentApi(Incidents incidents, InstantSource clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /// An incident; what is not known is null.
    record IncidentJson(
            String id,
            String title,
            String summary,
            String kind,
            int severity,
            String phase,
            List<String> services,
            Instant declaredAt,
            @Nullable Instant feltFrom,
            @Nullable Instant feltUntil,
            @Nullable Instant stableAt,
            @Nullable Instant closedAt,
            boolean restricted,
            boolean retold) {

        static IncidentJson of(Incident incident) {
            Closing closing = incident.closing();
            return new IncidentJson(
                    incident.id().toString(),
                    incident.title(),
                    incident.summary(),
                    incident.kind().word(),
                    incident.severity(),
                    incident.phase().word(),
                    incident.services().stream().map(ServiceId::value).toList(),
                    incident.declaredAt(),
                    incident.feltFrom(),
                    incident.feltUntil(),
                    incident.stableAt(),
                    closing == null ? null : closing.at(),
                    incident.isRestricted(),
                    incident.isReal());
        }
    }

    record LineJson(
            Instant at,
            Instant writtenAt,
            String kind,
            String speaker,
            String text,
            boolean keyMoment,
            String source) {

        static LineJson of(RecordLine line) {
            return new LineJson(
                    line.at(),
                    line.writtenAt(),
                    line.kind().word(),
                    line.speaker(),
                    line.text(),
                    line.isKeyMoment(),
                    line.source());
        }
    }

    record SentIncident(
            @Nullable String title,
            @Nullable String summary,
            @Nullable String kind,
            @Nullable Integer severity,
            @Nullable List<String> services,
            @Nullable Instant feltFrom,
            @Nullable Long alert,
            @Nullable String commander,
            @Nullable Boolean restricted) {

        Declaration declaration() {
            return new Declaration(
                    title == null ? "" : title.strip(),
                    summary == null ? "" : summary,
                    kind == null
                            ? IncidentKind.IMPACT
                            : IncidentKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    severity == null ? 3 : severity,
                    services == null ? List.of() : services.stream().map(ServiceId::new).toList(),
                    feltFrom,
                    alert == null ? null : new AlertId(alert),
                    commander == null ? null : new PersonId(commander),
                    Boolean.TRUE.equals(restricted));
        }
    }

    record SentLine(@Nullable String text, @Nullable Instant at, @Nullable Boolean keyMoment) {}

    record SentStable(@Nullable String because, @Nullable Instant at) {}

    record SentClose(
            String sight,
            @Nullable String metric,
            @Nullable Instant seenAt,
            @Nullable String feltFirstBy) {}

    /// Newest first, those that the token's owner may see; at most 200 that were declared before.
    @GetMapping
    List<IncidentJson> all(
            @RequestParam Optional<Instant> before,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        return incidents
                .before(
                        before.orElse(clock.instant().plusSeconds(1)),
                        Math.clamp(limit, 1, 200),
                        actor)
                .stream()
                .map(IncidentJson::of)
                .toList();
    }

    @GetMapping("/{id}")
    IncidentJson one(@PathVariable String id) {
        return IncidentJson.of(find(id));
    }

    /// The newest 500 lines, newest first.
    @GetMapping("/{id}/record")
    List<LineJson> record(@PathVariable String id) {
        return incidents.lines(find(id).id()).stream().map(LineJson::of).toList();
    }

    /// Declares one; a second declaration from the same alert answers with the first.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IncidentJson declare(@RequestBody SentIncident sent, Actor actor) {
        IncidentId id = incidents.declare(sent.declaration(), actor, clock.instant());
        return IncidentJson.of(incidents.incident(id).orElseThrow());
    }

    @PostMapping("/{id}/record")
    @ResponseStatus(HttpStatus.CREATED)
    void add(@PathVariable String id, @RequestBody SentLine sent, Actor actor) {
        Instant now = clock.instant();
        String text = sent.text() == null ? "" : sent.text();
        Instant at = sent.at() == null ? now : sent.at();
        incidents.add(
                find(id).id(),
                new NewLine(
                        at,
                        RecordLine.Kind.NOTE,
                        null,
                        actor.word(),
                        text,
                        Boolean.TRUE.equals(sent.keyMoment())),
                now);
    }

    @PostMapping("/{id}/stable")
    IncidentJson stable(@PathVariable String id, @RequestBody SentStable sent, Actor actor) {
        Instant now = clock.instant();
        Instant at = sent.at() == null ? now : sent.at();
        String because = sent.because() == null ? "" : sent.because();
        return done(id, incidents.stabilise(find(id).id(), at, because, actor, now));
    }

    @PostMapping("/{id}/close")
    IncidentJson close(@PathVariable String id, @RequestBody SentClose sent, Actor actor) {
        Instant now = clock.instant();
        Closing closing =
                new Closing(
                        now,
                        Closing.Sight.valueOf(
                                String.valueOf(sent.sight()).toUpperCase(Locale.ROOT)),
                        sent.metric() == null ? null : new MetricId(sent.metric()),
                        sent.seenAt(),
                        sent.feltFirstBy() == null ? "" : sent.feltFirstBy());
        return done(id, incidents.close(find(id).id(), closing, actor, now));
    }

    private IncidentJson done(String id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done ignored -> one(id);
            case Outcome.Refused refused -> throw new IllegalArgumentException(refused.because());
        };
    }

    private Incident find(String id) {
        return incidents
                .incident(IncidentId.parse(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuse(IllegalArgumentException problem) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        problem.getMessage() + " Nothing was changed.");
        detail.setTitle("That cannot be");
        return detail;
    }
}
