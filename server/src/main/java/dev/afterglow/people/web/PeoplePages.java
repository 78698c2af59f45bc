package dev.afterglow.people.web;

import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.web.PersonChip;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Who there is, and each person's page.
@Controller
class PeoplePages {

    private static final int A_PAGE = 50;
    private static final int DAYS_AHEAD = 60;

    private final People people;
    private final Absences absences;
    private final InstantSource clock;

    PeoplePages(People people, Absences absences, InstantSource clock) {
        this.people = people;
        this.absences = absences;
        this.clock = clock;
    }

    @GetMapping("/people")
    ModelAndView list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        Instant now = clock.instant();
        int number = Math.max(1, page);
        People.Found found = people.search(q.strip(), (number - 1) * A_PAGE, A_PAGE);
        List<PersonId> ids = found.persons().stream().map(Person::id).toList();
        Map<PersonId, List<String>> teams = people.teamNamesOf(ids);
        var away = people.away(ids, now);
        List<PeopleList.Line> lines =
                found.persons().stream()
                        .map(person ->
                                new PeopleList.Line(
                                        person.id().value(),
                                        chip(person, now, ""),
                                        String.join(
                                                ", ", teams.getOrDefault(person.id(), List.of())),
                                        person.role().word(),
                                        person.active(),
                                        away.contains(person.id())))
                        .toList();
        ModelAndView answer = new ModelAndView("people/list");
        answer.addObject(
                "page",
                new PeopleList(
                        q.strip(),
                        lines,
                        found.count(),
                        number,
                        (long) number * A_PAGE < found.count(),
                        actor.may(Role.ADMINISTRATOR)));
        return answer;
    }

    @GetMapping("/people/{id}")
    ModelAndView person(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String problem) {
        return answer(actor, find(id), problem);
    }

    /// The page of a person; with a problem it answers 422.
    ModelAndView answer(Actor actor, Person person, String problem) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, person.zone());
        List<String> away =
                absences.of(List.of(person.id()), today, today.plusDays(DAYS_AHEAD)).stream()
                        .map(PeoplePages::days)
                        .distinct()
                        .toList();
        boolean works =
                person.hours().filter(hours -> hours.contains(person.zone(), now)).isPresent();
        ModelAndView answer =
                new ModelAndView(
                        "people/person",
                        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        answer.addObject(
                "page",
                new PersonPage(
                        person.id().value(),
                        person.name(),
                        chip(person, now, works ? "within working hours" : ""),
                        person.email(),
                        person.zone().getId(),
                        person.hours().map(WeeklyHours::toString).orElse("not stated"),
                        person.role().word(),
                        person.active(),
                        people.teamsOf(person.id()),
                        away,
                        actor.may(Role.ADMINISTRATOR),
                        Arrays.stream(Role.values()).map(Role::word).toList(),
                        problem));
        return answer;
    }

    /// The person of an address, or 404.
    Person find(String id) {
        Optional<Person> person =
                Slug.isSlug(id) ? people.person(new PersonId(id)) : Optional.empty();
        return person.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static PersonChip chip(Person person, Instant now, String note) {
        return PersonChip.of(person.name(), person.zone(), now, note);
    }

    private static String days(Away away) {
        return AwayPages.days(away.from(), away.to());
    }
}
