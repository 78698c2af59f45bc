package dev.afterglow.oncall;

import dev.afterglow.people.Person;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/// Turns an iCalendar text (RFC 5545) into shifts. Pure.
///
/// An event is a shift of whoever it names: an attendee or organiser by e-mail address, else a
/// name, an id or an address within its title. Events that name nobody who is known are counted,
/// not kept. Whole days are days in the schedule's zone. Cancelled events do not count.
final class ShiftCalendar {

    private static final int MOST_EVENTS = 5_000;
    private static final int MOST_SHIFTS = 2_000;
    private static final Set<Frequency> TOO_OFTEN =
            Set.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY);

    private final List<Person> persons;
    private final ZoneId zone;
    private final CoverRequest.During during;

    ShiftCalendar(List<Person> persons, ZoneId zone, CoverRequest.During during) {
        this.persons = List.copyOf(persons);
        this.zone = zone;
        this.during = during;
    }

    /// @param shifts sorted by time, then person
    /// @param unknown how many events name nobody who is known here
    record Read(List<ScheduleOverride> shifts, int unknown) {}

    /// Throws an [IllegalArgumentException] when the text is not a calendar.
    Read read(String text) {
        List<ScheduleOverride> shifts = new ArrayList<>();
        int unknown = 0;
        List<VEvent> events = parse(text).getComponents(Component.VEVENT);
        for (VEvent event : events.subList(0, Math.min(MOST_EVENTS, events.size()))) {
            if (!counts(event)) {
                continue;
            }
            List<CoverRequest.During> times = times(event);
            List<Person> named = named(event);
            if (named.isEmpty()) {
                unknown += times.isEmpty() ? 0 : 1;
                continue;
            }
            Crew crew = Crew.of(named.stream().map(Person::id).toList());
            String title = value(event, Property.SUMMARY);
            String reason = title.substring(0, Math.min(100, title.length()));
            times.forEach(
                    time -> shifts.add(new ScheduleOverride(time.from(), time.to(), crew, reason)));
        }
        shifts.sort(
                Comparator.comparing(ScheduleOverride::from)
                        .thenComparing(shift -> shift.crew().toString()));
        return new Read(
                List.copyOf(shifts.subList(0, Math.min(MOST_SHIFTS, shifts.size()))), unknown);
    }

    private static Calendar parse(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text));
        } catch (ParserException | IOException | RuntimeException exception) {
            throw new IllegalArgumentException(
                    "The answer is not an iCalendar text: " + exception.getMessage(), exception);
        }
    }

    private static boolean counts(VEvent event) {
        boolean tooOften =
                event.getProperties(Property.RRULE).stream()
                        .anyMatch(rule ->
                                rule instanceof RRule<?> known
                                        && TOO_OFTEN.contains(known.getRecur().getFrequency()));
        return !tooOften && !value(event, Property.STATUS).equalsIgnoreCase("CANCELLED");
    }

    private List<Person> named(VEvent event) {
        List<String> addresses = new ArrayList<>();
        for (String property : List.of(Property.ATTENDEE, Property.ORGANIZER)) {
            event.getProperties(property)
                    .forEach(one -> addresses.add(one.getValue().toLowerCase(Locale.ROOT)));
        }
        List<Person> invited =
                persons.stream()
                        .filter(person ->
                                addresses.contains(
                                        "mailto:" + person.email().toLowerCase(Locale.ROOT)))
                        .toList();
        if (!invited.isEmpty()) {
            return invited;
        }
        String title = " " + value(event, Property.SUMMARY).toLowerCase(Locale.ROOT) + " ";
        return persons.stream().filter(person -> names(title, person)).toList();
    }

    private static boolean names(String title, Person person) {
        return List.of(person.name(), person.id().value(), person.email()).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word ->
                        title.matches(
                                "(?s).*[^\\p{L}\\p{N}._-]"
                                        + java.util.regex.Pattern.quote(word)
                                        + "[^\\p{L}\\p{N}_-].*"));
    }

    private List<CoverRequest.During> times(VEvent event) {
        DtStart<?> start = event.getDateTimeStart();
        if (start == null) {
            return List.of();
        }
        List<CoverRequest.During> times = new ArrayList<>();
        if (start.getDate() instanceof LocalDate) {
            Period<LocalDate> days =
                    new Period<>(
                            LocalDate.ofInstant(during.from(), zone),
                            LocalDate.ofInstant(during.to(), zone));
            Set<Period<LocalDate>> occurrences = event.calculateRecurrenceSet(days);
            occurrences.forEach(one ->
                    clipped(
                                    one.getStart().atStartOfDay(zone).toInstant(),
                                    one.getEnd().atStartOfDay(zone).toInstant())
                            .ifPresent(times::add));
            return times;
        }
        Period<ZonedDateTime> time =
                new Period<>(during.from().atZone(zone), during.to().atZone(zone));
        Set<Period<Temporal>> occurrences = event.calculateRecurrenceSet(time);
        occurrences.forEach(one ->
                clipped(instant(one.getStart()), instant(one.getEnd())).ifPresent(times::add));
        return times;
    }

    private Optional<CoverRequest.During> clipped(Instant from, Instant to) {
        return from.isBefore(to) && to.isAfter(during.from()) && from.isBefore(during.to())
                ? Optional.of(new CoverRequest.During(from, to))
                : Optional.empty();
    }

    private Instant instant(Temporal time) {
        return switch (time) {
            case Instant instant -> instant;
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime floating -> floating.atZone(zone).toInstant();
            default -> throw new IllegalArgumentException("A calendar has no times like " + time);
        };
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }
}
