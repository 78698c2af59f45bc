package dev.afterglow.oncall;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Who is on call now, as every page shows it: each schedule with its people, their hour, and until
/// when.
@Component
public class OnCallNow {

    private final OnCall onCall;
    private final People people;

    OnCallNow(OnCall onCall, People people) {
        this.onCall = onCall;
        this.people = people;
    }

    /// @param people empty for a gap
    public record Row(NamedSchedule schedule, List<PersonChip> people) {

        public Row {
            people = List.copyOf(people);
        }
    }

    /// All schedules, by name; at most `most`.
    public List<Row> rows(Times times, int most) {
        return onCall.schedules().stream()
                .limit(most)
                .map(schedule -> new Row(schedule, chips(schedule.id(), times)))
                .toList();
    }

    /// Who is on call in one schedule.
    public List<PersonChip> chips(ScheduleId id, Times times) {
        List<OnCallPerson> now = onCall.whoIsOnCall(id, times.now());
        List<Person> known = people.persons(now.stream().map(OnCallPerson::person).toList());
        return now.stream()
                .flatMap(one ->
                        known.stream()
                                .filter(person -> person.id().equals(one.person()))
                                .map(person -> chip(person, one, times)))
                .toList();
    }

    private static PersonChip chip(Person person, OnCallPerson one, Times times) {
        Instant until = one.until();
        String note =
                until == null
                        ? "no end"
                        : "until " + new Times(person.zone(), times.now()).time(until);
        return PersonChip.of(person.name(), person.zone(), times.now(), note);
    }
}
