package dev.afterglow.oncall.web;

import dev.afterglow.oncall.CalendarAddresses;
import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.GivenOverride;
import dev.afterglow.oncall.Interval;
import dev.afterglow.oncall.Layer;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.OnCallNow;
import dev.afterglow.oncall.OnCallPerson;
import dev.afterglow.oncall.Overrides;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.Shift;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Reader;
import dev.afterglow.web.Times;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together the page of a schedule.
@Component
class ScheduleViews {

    private static final Duration AHEAD = Duration.ofDays(28);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final int MOST_LANES = 40;
    private static final int MOST_LINES = 10;

    private final OnCall onCall;
    private final OnCallNow now;
    private final Overrides overrides;
    private final CalendarAddresses calendars;
    private final People people;
    private final Absences absences;

    ScheduleViews(
            OnCall onCall,
            OnCallNow now,
            Overrides overrides,
            CalendarAddresses calendars,
            People people,
            Absences absences) {
        this.onCall = onCall;
        this.now = now;
        this.overrides = overrides;
        this.calendars = calendars;
        this.people = people;
        this.absences = absences;
    }

    /// What the reader looks at.
    ///
    /// @param week any day of the week to be shown; null: this week
    /// @param at when to explain; null: now
    record Look(@Nullable LocalDate week, @Nullable LocalDateTime at) {}

    SchedulePage page(NamedSchedule schedule, Look look, Reader reader, Times times) {
        ScheduleId id = schedule.id();
        List<Interval> gaps = onCall.gaps(id, times.now(), times.now().plus(AHEAD));
        List<OnCallPerson> present = onCall.whoIsOnCall(id, times.now());
        PersonId self = reader.id() == null ? null : new PersonId(reader.id());
        return new SchedulePage(
                id.value(),
                schedule.name(),
                headline(gaps, times),
                lead(present, gaps, times),
                now.chips(id, times),
                lanes(schedule, look.week(), times),
                why(schedule, look.at(), times),
                gaps.stream().limit(MOST_LINES).map(gap -> gap(gap, times)).toList(),
                asks(schedule, times),
                given(id, times),
                loads(schedule, times),
                choices(people.everybody().stream().filter(Person::active).toList()),
                choices(people.persons(present.stream().map(OnCallPerson::person).toList())),
                self != null && present.stream().noneMatch(one -> one.person().equals(self)),
                self == null ? null : calendars.of(id, self),
                self == null ? null : calendars.own(self));
    }

    static String headline(List<Interval> gaps, Times times) {
        if (gaps.isEmpty()) {
            return "Covered for 28 days";
        }
        if (gaps.getFirst().from().equals(times.now())) {
            return "Nobody is on call now";
        }
        Duration empty =
                gaps.stream()
                        .map(gap -> Duration.between(gap.from(), gap.to()))
                        .reduce(Duration.ZERO, Duration::plus);
        return "Covered for 28 days, except " + Times.duration(empty);
    }

    private String lead(List<OnCallPerson> present, List<Interval> gaps, Times times) {
        String who =
                present.stream()
                        .map(one -> name(one.person()) + until(one.until(), times))
                        .collect(Collectors.joining(", "));
        String gap =
                gaps.stream()
                        .findFirst()
                        .map(first -> "Nobody " + span(first.from(), first.to(), times) + ".")
                        .orElse("");
        return (who.isEmpty() ? "" : who + ". ") + gap;
    }

    private static String until(@Nullable Instant until, Times times) {
        return until == null ? "" : " until " + times.time(until);
    }

    private Lanes lanes(NamedSchedule schedule, @Nullable LocalDate week, Times times) {
        LocalDate day = week == null ? LocalDate.ofInstant(times.now(), times.zone()) : week;
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LaneDrawing drawing = new LaneDrawing("/on-call/" + schedule.id(), monday, times);
        List<Shift> shifts = onCall.shifts(schedule.id(), drawing.from(), drawing.to());
        Set<PersonId> ids = new LinkedHashSet<>();
        shifts.forEach(shift -> shift.person().ifPresent(ids::add));
        ids.addAll(planned(schedule));
        List<Person> shown = people.persons(ids).stream().limit(MOST_LANES).toList();
        List<PersonId> shownIds = shown.stream().map(Person::id).toList();
        List<Away> away = absences.of(shownIds, monday.minusDays(1), monday.plusDays(8));
        return drawing.draw(shifts, shown, away);
    }

    private SchedulePage.Why why(NamedSchedule schedule, @Nullable LocalDateTime at, Times times) {
        Instant when = at == null ? times.now() : at.atZone(times.zone()).toInstant();
        String who =
                onCall.whoIsOnCall(schedule.id(), when).stream()
                        .map(one -> name(one.person()))
                        .collect(Collectors.joining(" and "));
        String question =
                "Why is it %s %s?"
                        .formatted(
                                who.isEmpty() ? "nobody" : who,
                                at == null ? "now" : "on " + times.full(when));
        List<SchedulePage.Line> lines =
                onCall.why(schedule.id(), when).stream()
                        .map(step ->
                                new SchedulePage.Line(step.part(), step.says(), tone(step.part())))
                        .toList();
        LocalDateTime local =
                LocalDateTime.ofInstant(when, times.zone()).truncatedTo(ChronoUnit.MINUTES);
        return new SchedulePage.Why(question, local.toString(), lines);
    }

    private static @Nullable String tone(String part) {
        return switch (part) {
            case "override", "replacement" -> "key";
            case "so" -> "good";
            default -> null;
        };
    }

    private static SchedulePage.Gap gap(Interval gap, Times times) {
        return new SchedulePage.Gap(
                span(gap.from(), gap.to(), times),
                Times.duration(Duration.between(gap.from(), gap.to())));
    }

    /// Who is on call on a day on which they are away.
    private List<String> asks(NamedSchedule schedule, Times times) {
        List<Shift> shifts =
                onCall.shifts(schedule.id(), times.now(), times.now().plus(AHEAD)).stream()
                        .filter(shift -> shift.person().isPresent())
                        .toList();
        List<PersonId> ids = shifts.stream().flatMap(shift -> shift.person().stream()).toList();
        LocalDate today = LocalDate.ofInstant(times.now(), times.zone());
        return absences.of(ids, today.minusDays(1), today.plusDays(AHEAD.toDays() + 1)).stream()
                .flatMap(away -> shifts.stream().flatMap(shift -> ask(away, shift, times).stream()))
                .distinct()
                .limit(MOST_LINES)
                .toList();
    }

    private Optional<String> ask(Away away, Shift shift, Times times) {
        return people.person(away.person())
                .filter(person -> shift.person().filter(person.id()::equals).isPresent())
                .filter(person -> {
                    Instant from = away.from().atStartOfDay(person.zone()).toInstant();
                    Instant to = away.to().plusDays(1).atStartOfDay(person.zone()).toInstant();
                    return from.isBefore(shift.to()) && shift.from().isBefore(to);
                })
                .map(person ->
                        "%s is away from %s to %s, and on call %s; please ask."
                                .formatted(
                                        person.name(),
                                        away.from(),
                                        away.to(),
                                        span(shift.from(), shift.to(), times)));
    }

    private List<SchedulePage.Given> given(ScheduleId id, Times times) {
        return overrides.of(id).stream()
                .filter(given -> given.override().to().isAfter(times.now()))
                .sorted(Comparator.comparing(given -> given.override().from()))
                .map(given -> line(given, times))
                .toList();
    }

    private SchedulePage.Given line(GivenOverride given, Times times) {
        String who =
                given.override().crew().people().stream()
                        .map(this::name)
                        .collect(Collectors.joining(" and "));
        String by = given.givenBy().replaceFirst("^person:", "");
        String reason = given.override().reason();
        return new SchedulePage.Given(
                given.id(),
                who,
                span(given.override().from(), given.override().to(), times),
                (reason.isEmpty() ? "" : reason + " · ") + "by " + by);
    }

    /// Three months: the last one, this one and the next.
    private LoadTable loads(NamedSchedule schedule, Times times) {
        LocalDate first =
                LocalDate.ofInstant(times.now(), times.zone()).withDayOfMonth(1).minusMonths(1);
        LocalDate end = first.plusMonths(3);
        Instant from = first.atStartOfDay(times.zone()).toInstant();
        Instant to = end.atStartOfDay(times.zone()).toInstant();
        Set<PersonId> ids =
                onCall.shifts(schedule.id(), from, to).stream()
                        .flatMap(shift -> shift.person().stream())
                        .collect(Collectors.toSet());
        List<Person> known = people.persons(ids);
        return LoadTable.of(
                DATE.format(first) + " to " + DATE.format(end.minusDays(1)),
                onCall.loads(schedule.id(), known, from, to),
                known);
    }

    private static Set<PersonId> planned(NamedSchedule schedule) {
        return schedule.schedule().layers().stream()
                .flatMap(ScheduleViews::crews)
                .flatMap(crew -> crew.people().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Crew> crews(Layer layer) {
        return Stream.concat(
                layer.crews().stream(),
                layer.changes().stream().flatMap(change -> change.crews().stream()));
    }

    private static List<SchedulePage.Choice> choices(List<Person> persons) {
        return persons.stream()
                .map(person -> new SchedulePage.Choice(person.id().value(), person.name()))
                .toList();
    }

    private static String span(Instant from, Instant to, Times times) {
        return times.time(from) + " to " + times.time(to);
    }

    private String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }
}
