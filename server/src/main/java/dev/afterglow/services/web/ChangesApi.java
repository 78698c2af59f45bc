package dev.afterglow.services.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.Change;
import dev.afterglow.services.GivenHeadsUp;
import dev.afterglow.services.HeadsUp;
import dev.afterglow.services.RecordedChange;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Change events and heads-ups for pipelines: they tell and ask, and are never stopped.
@RestController
class ChangesApi {

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final Duration HEADS_UP = Duration.ofDays(7);

    private final Services services;
    private final InstantSource clock;

    ChangesApi(Services services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    record SentChange(
            @Nullable String service,
            @Nullable String summary,
            @Nullable String at,
            @Nullable String source,
            @Nullable String link,
            @Nullable String key) {}

    record ChangeJson(
            long id,
            String service,
            String summary,
            Instant at,
            String source,
            @Nullable String person,
            @Nullable String link,
            @Nullable String key) {

        static ChangeJson of(RecordedChange recorded) {
            Change change = recorded.change();
            PersonId person = change.person();
            return new ChangeJson(
                    recorded.id(),
                    change.service().value(),
                    change.summary(),
                    change.at(),
                    change.source(),
                    person == null ? null : person.value(),
                    change.link(),
                    change.key());
        }
    }

    @PostMapping("/api/changes")
    @ResponseStatus(HttpStatus.CREATED)
    ChangeJson record(Actor actor, @RequestBody SentChange sent) {
        Instant now = clock.instant();
        String source =
                switch (actor) {
                    case Actor.OfToken token -> token.tokenName();
                    case Actor.OfPerson ignored -> "api";
                    case Actor.OfSystem system -> system.job();
                };
        Change change =
                new Change(
                        service(sent.service()),
                        required("summary", sent.summary()),
                        sent.at() == null ? now : instant("at", sent.at()),
                        sent.source() == null ? source : sent.source(),
                        ServicesApi.behind(actor),
                        sent.link(),
                        sent.key());
        return ChangeJson.of(services.recordChange(change, now));
    }

    @GetMapping("/api/changes")
    List<ChangeJson> changes(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        Instant now = clock.instant();
        Instant begin = from.isEmpty() ? now.minus(LOOK_BACK) : instant("from", from);
        Instant end = to.isEmpty() ? now : instant("to", to);
        return services.changes(Set.of(service(service)), begin, end).stream()
                .map(ChangeJson::of)
                .toList();
    }

    record SentHeadsUp(
            @Nullable String service,
            @Nullable String text,
            @Nullable String from,
            @Nullable String until) {}

    record HeadsUpJson(
            long id, String service, String by, String text, Instant from, Instant until) {

        static HeadsUpJson of(GivenHeadsUp given) {
            HeadsUp headsUp = given.headsUp();
            return new HeadsUpJson(
                    given.id(),
                    headsUp.service().value(),
                    headsUp.by().value(),
                    headsUp.text(),
                    headsUp.from(),
                    headsUp.until());
        }
    }

    @PostMapping("/api/heads-ups")
    @ResponseStatus(HttpStatus.CREATED)
    HeadsUpJson give(Actor actor, @RequestBody SentHeadsUp sent) {
        Instant now = clock.instant();
        Instant from = sent.from() == null ? now : instant("from", sent.from());
        Instant until = sent.until() == null ? from.plus(HEADS_UP) : instant("until", sent.until());
        HeadsUp headsUp =
                new HeadsUp(
                        service(sent.service()),
                        ServicesApi.behind(actor),
                        required("text", sent.text()),
                        from,
                        until);
        return HeadsUpJson.of(services.give(headsUp, actor, now));
    }

    @GetMapping("/api/heads-ups")
    List<HeadsUpJson> headsUps(@RequestParam(defaultValue = "") String service) {
        return services.headsUps(Set.of(service(service)), clock.instant()).stream()
                .map(HeadsUpJson::of)
                .toList();
    }

    @DeleteMapping("/api/heads-ups/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Actor actor, @PathVariable long id) {
        HeadsUp headsUp =
                services.headsUp(id)
                        .map(GivenHeadsUp::headsUp)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean own = headsUp.by().equals(ServicesApi.behind(actor));
        if (!own && !actor.may(Role.ADMINISTRATOR)) {
            throw new AccessDeniedException(
                    "Whoever gave a heads-up, or an administrator, withdraws it by the API.");
        }
        services.withdraw(headsUp.service(), id, actor, clock.instant());
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuse(IllegalArgumentException problem) {
        return ServicesApi.problem(problem);
    }

    private static ServiceId service(@Nullable String id) {
        return new ServiceId(required("service", id));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The field " + field + " is missing");
        }
        return value.strip();
    }

    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(
                    field + " must be a time such as 2026-11-19T22:09:00Z, was \"" + text + "\"",
                    notATime);
        }
    }
}
