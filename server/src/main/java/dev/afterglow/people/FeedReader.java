package dev.afterglow.people;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/// Turns an iCalendar text (RFC 5545) into days away. Pure.
///
/// Whole-day events count as they are, their end excluded. Events with clock times count on each
/// local day they touch, if they last eight hours or longer: a dentist is not an absence. Cancelled
/// events do not count, nor those that repeat more often than daily.
final class FeedReader {

    private static final Duration SHORTEST = Duration.ofHours(8);
    private static final int MOST_ABSENCES = 1_000;
    private static final int MOST_EVENTS = 5_000;
    private static final Set<Frequency> TOO_OFTEN =
            Set.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY);

    private FeedReader() {}

    /// How to read one person's feed.
    ///
    /// @param matching a text that the title must contain, without case; empty takes every event
    /// @param from the first day of interest
    /// @param to the last
    record Reading(
            PersonId person,
            ZoneId zone,
            String kind,
            String matching,
            LocalDate from,
            LocalDate to) {}

    /// The absences of the calendar within the days of interest, whole ones, at most 1,000. Throws
    /// an [IllegalArgumentException] when the text is not a calendar.
    static List<Absence> read(String text, Reading reading) {
        Calendar calendar = parse(text);
        List<Absence> absences = new ArrayList<>();
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        for (VEvent event : events.subList(0, Math.min(MOST_EVENTS, events.size()))) {
            if (counts(event, reading.matching()) && absences.size() < MOST_ABSENCES) {
                add(event, reading, absences);
            }
        }
        return List.copyOf(absences.subList(0, Math.min(MOST_ABSENCES, absences.size())));
    }

    private static Calendar parse(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text));
        } catch (ParserException | IOException | RuntimeException exception) {
            throw new IllegalArgumentException(
                    "The answer is not an iCalendar text: " + exception.getMessage(), exception);
        }
    }

    private static boolean counts(VEvent event, String matching) {
        String status = value(event, Property.STATUS).toUpperCase(Locale.ROOT);
        String title = value(event, Property.SUMMARY).toLowerCase(Locale.ROOT);
        boolean tooOften =
                event.getProperties(Property.RRULE).stream()
                        .anyMatch(rule ->
                                rule instanceof RRule<?> known
                                        && TOO_OFTEN.contains(known.getRecur().getFrequency()));
        return !status.equals("CANCELLED")
                && !tooOften
                && title.contains(matching.toLowerCase(Locale.ROOT));
    }

    private static void add(VEvent event, Reading reading, List<Absence> absences) {
        DtStart<?> start = event.getDateTimeStart();
        if (start == null) {
            return;
        }
        if (start.getDate() instanceof LocalDate) {
            Period<LocalDate> days = new Period<>(reading.from(), reading.to().plusDays(1));
            Set<Period<LocalDate>> occurrences = event.calculateRecurrenceSet(days);
            for (Period<LocalDate> away : occurrences) {
                LocalDate last = away.getEnd().minusDays(1);
                LocalDate first = away.getStart();
                addDays(reading, first, last.isBefore(first) ? first : last, absences);
            }
            return;
        }
        Period<ZonedDateTime> time =
                new Period<>(
                        reading.from().atStartOfDay(reading.zone()),
                        reading.to().plusDays(1).atStartOfDay(reading.zone()));
        Set<Period<Temporal>> occurrences = event.calculateRecurrenceSet(time);
        for (Period<Temporal> away : occurrences) {
            Instant begins = instant(away.getStart(), reading.zone());
            Instant ends = instant(away.getEnd(), reading.zone());
            if (Duration.between(begins, ends).compareTo(SHORTEST) >= 0) {
                LocalDate first = begins.atZone(reading.zone()).toLocalDate();
                LocalDate last = ends.minusNanos(1).atZone(reading.zone()).toLocalDate();
                addDays(reading, first, last, absences);
            }
        }
    }

    private static void addDays(
            Reading reading, LocalDate first, LocalDate last, List<Absence> absences) {
        boolean within = !last.isBefore(reading.from()) && !first.isAfter(reading.to());
        if (within && first.plusYears(3).isAfter(last)) {
            absences.add(new Absence(reading.person(), first, last, reading.kind()));
        }
    }

    private static Instant instant(Temporal time, ZoneId zone) {
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
