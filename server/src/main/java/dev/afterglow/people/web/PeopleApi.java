package dev.afterglow.people.web;

import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.people.Team;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
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

/// People, teams and absences for programs. Others' absences come without their kind.
@RestController
class PeopleApi {

    private static final int DAYS = 60;

    private final People people;
    private final Absences absences;
    private final InstantSource clock;

    PeopleApi(People people, Absences absences, InstantSource clock) {
        this.people = people;
        this.absences = absences;
        this.clock = clock;
    }

    record PersonJson(
            String id,
            String name,
            String email,
            String zone,
            String hours,
            String role,
            boolean active) {

        static PersonJson of(Person person) {
            return new PersonJson(
                    person.id().value(),
                    person.name(),
                    person.email(),
                    person.zone().getId(),
                    person.hoursInWords(),
                    person.role().word(),
                    person.active());
        }
    }

    record TeamJson(String id, String name, List<String> members) {

        static TeamJson of(Team team) {
            return new TeamJson(
                    team.id().value(),
                    team.name(),
                    team.members().stream().map(PersonId::value).toList());
        }
    }

    record AwayJson(String person, LocalDate from, LocalDate to) {}

    record OwnAbsenceJson(long id, LocalDate from, LocalDate to, String kind, String source) {}

    /// @param person whose; without it the token's owner
    record SentAbsence(
            @Nullable String person,
            @Nullable String from,
            @Nullable String to,
            @Nullable String kind) {}

    @GetMapping("/api/people")
    List<PersonJson> everybody() {
        return people.everybody().stream().map(PersonJson::of).toList();
    }

    @GetMapping("/api/people/{id}")
    PersonJson person(@PathVariable String id) {
        Optional<Person> person =
                Slug.isSlug(id) ? people.person(new PersonId(id)) : Optional.empty();
        return person.map(PersonJson::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/api/teams")
    List<TeamJson> teams() {
        return people.teams().stream().map(TeamJson::of).toList();
    }

    @GetMapping("/api/absences")
    List<AwayJson> away(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        LocalDate first =
                from.isEmpty()
                        ? LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                        : day("from", from);
        LocalDate last = to.isEmpty() ? first.plusDays(DAYS) : day("to", to);
        return absences.between(first, last).stream()
                .map(away -> new AwayJson(away.person().value(), away.from(), away.to()))
                .toList();
    }

    @GetMapping("/api/me/absences")
    List<OwnAbsenceJson> own(Actor actor) {
        return absences.own(Self.of(actor)).stream()
                .map(kept ->
                        new OwnAbsenceJson(
                                kept.id(),
                                kept.absence().from(),
                                kept.absence().to(),
                                kept.absence().kind(),
                                kept.source()))
                .toList();
    }

    /// Everybody adds their own; for somebody else it needs an administrator.
    @PostMapping({"/api/absences", "/api/me/absences"})
    @ResponseStatus(HttpStatus.CREATED)
    AwayJson add(Actor actor, @RequestBody SentAbsence sent) {
        PersonId self = Self.of(actor);
        PersonId person = sent.person() == null ? self : new PersonId(sent.person());
        new Permission(
                        person.equals(self) || actor.may(Role.ADMINISTRATOR),
                        "Only administrators tell of somebody else's absence.")
                .require();
        if (people.person(person).isEmpty()) {
            throw new IllegalArgumentException("There is nobody with the id " + person);
        }
        String kind = sent.kind() == null ? "other" : sent.kind().strip().toLowerCase(Locale.ROOT);
        Absence absence = new Absence(person, day("from", sent.from()), day("to", sent.to()), kind);
        absences.define(absence, "api", actor, clock.instant());
        return new AwayJson(person.value(), absence.from(), absence.to());
    }

    @DeleteMapping("/api/me/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable long id) {
        if (!absences.remove(Self.of(actor), id, actor, clock.instant())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuse(IllegalArgumentException problem) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        problem.getMessage() + ". Nothing was changed.");
        detail.setTitle("That cannot be");
        return detail;
    }

    private static LocalDate day(String field, @Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(
                    field + " must be a day such as 2026-07-06, was \"" + text + "\"", notADay);
        }
    }
}
