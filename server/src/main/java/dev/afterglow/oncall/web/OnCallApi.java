package dev.afterglow.oncall.web;

import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.people.Slug;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Who is on call, for programs.
@RestController
class OnCallApi {

    private final OnCall onCall;
    private final InstantSource clock;

    OnCallApi(OnCall onCall, InstantSource clock) {
        this.onCall = onCall;
        this.clock = clock;
    }

    /// @param people empty in a gap
    record Answer(String schedule, String name, Instant at, List<Somebody> people) {}

    /// @param until null when it does not end within 400 days
    record Somebody(String person, @Nullable Instant until, String source) {}

    @GetMapping("/api/on-call")
    List<Answer> all(@RequestParam Optional<String> at) {
        Instant when = instant(at);
        return onCall.schedules().stream().map(schedule -> answer(schedule, when)).toList();
    }

    /// @param at an instant such as `2026-03-28T18:00:00Z`; now when left out
    @GetMapping("/api/on-call/{schedule}")
    Answer one(@PathVariable String schedule, @RequestParam Optional<String> at) {
        return Optional.of(schedule)
                .filter(Slug::isSlug)
                .flatMap(id -> onCall.schedule(new ScheduleId(id)))
                .map(found -> answer(found, instant(at)))
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no schedule " + schedule));
    }

    private Answer answer(NamedSchedule schedule, Instant at) {
        List<Somebody> people =
                onCall.whoIsOnCall(schedule.id(), at).stream()
                        .map(one ->
                                new Somebody(
                                        one.person().value(), one.until(), one.source().text()))
                        .toList();
        return new Answer(schedule.id().value(), schedule.name(), at, people);
    }

    private Instant instant(Optional<String> at) {
        try {
            return at.map(Instant::parse).orElseGet(clock::instant);
        } catch (DateTimeParseException wrong) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "at is an instant such as 2026-03-28T18:00:00Z, was \"" + at.orElse("") + "\"",
                    wrong);
        }
    }
}
