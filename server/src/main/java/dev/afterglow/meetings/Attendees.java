package dev.afterglow.meetings;

import dev.afterglow.people.Absences;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.people.WeeklyHours.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Turns people into attendees: their zones, hours, sleep, absences and what they have borne.
@Component
class Attendees {

    private final People people;
    private final Absences absences;
    private final MeetingStore store;

    Attendees(People people, Absences absences, MeetingStore store) {
        this.people = people;
        this.absences = absences;
        this.store = store;
    }

    /// Somebody unknown is left out; throws [IllegalArgumentException] when nobody is left.
    Request request(Wish wish, Ledger ledger) {
        List<Person> persons =
                people.persons(wish.people()).stream().filter(Person::active).toList();
        if (persons.isEmpty()) {
            throw new IllegalArgumentException("None of the people invited is here any more.");
        }
        Map<PersonId, List<Away>> away = away(persons, wish.from(), wish.to());
        Map<PersonId, String> sleeps = store.sleeps(wish.people());
        List<Attendee> attendees =
                persons.stream()
                        .map(person ->
                                new Attendee(
                                        person.id(),
                                        person.zone(),
                                        person.hours(),
                                        Optional.ofNullable(sleeps.get(person.id()))
                                                .map(WeeklyHours::parse)
                                                .orElse(Attendee.SLEEP),
                                        wish.essential().contains(person.id()),
                                        ledger.of(person.id()),
                                        busy(person, away.getOrDefault(person.id(), List.of()))))
                        .toList();
        return new Request(
                wish.length(), start(wish.from()), start(wish.to().plusDays(1)), attendees);
    }

    private Map<PersonId, List<Away>> away(List<Person> persons, LocalDate from, LocalDate to) {
        List<PersonId> ids = persons.stream().map(Person::id).toList();
        return absences.of(ids, from.minusDays(1), to.plusDays(1)).stream()
                .collect(Collectors.groupingBy(Away::person, HashMap::new, Collectors.toList()));
    }

    private static List<Span> busy(Person person, List<Away> away) {
        return away.stream()
                .map(days ->
                        new Span(
                                days.from().atStartOfDay(person.zone()).toInstant(),
                                days.to().plusDays(1).atStartOfDay(person.zone()).toInstant()))
                .toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
