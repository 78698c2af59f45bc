package dev.afterglow.oncall.web;

import dev.afterglow.oncall.CalendarAddresses;
import dev.afterglow.oncall.GivenOverride;
import dev.afterglow.oncall.Interval;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.OnCallNow;
import dev.afterglow.oncall.OnCallPerson;
import dev.afterglow.oncall.Overrides;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.Shift;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Frame;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

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
    private final TeamworkViews teamwork;

    ScheduleViews(
            OnCall onCall,
            OnCallNow now,
            Overrides overrides,
            CalendarAddresses calendars,
            People people,
            Absences absences,
            TeamworkViews teamwork) {
        this.teamwork = teamwork;
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
    /// @param year whether the hours are those of a year, not of three months
    record Look(@Nullable LocalDate week, @Nullable LocalDateTime at, boolean year) {

        static final Look NOW = new Look(null, null, false);
    }

    /// The page with empty forms.
    ModelAndView model(NamedSchedule schedule, Look look, Actor actor, Frame frame) {
        ModelAndView model = new ModelAndView("oncall/schedule");
        Teamwork work = teamwork.of(schedule, actor, frame.times());
        model.addObject("page", page(schedule, look, frame.reader(), frame.times()));
        model.addObject("work", work);
        model.addObject("form", OverrideForm.EMPTY);
        model.addObject("ask", AskForm.EMPTY);
        return model;
    }

    private SchedulePage page(NamedSchedule schedule, Look look, Reader reader, Times times) {
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
                given(id, times),
                loads(schedule, look.year(), times),
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
        // Without a wish it begins one day before now, which is what a phone shows first.
        LocalDate first =
                week == null
                        ? LocalDate.ofInstant(times.now(), times.zone()).minusDays(1)
                        : week.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LaneDrawing drawing = new LaneDrawing("/on-call/" + schedule.id(), first, times);
        List<Shift> shifts = onCall.shifts(schedule.id(), drawing.from(), drawing.to());
        Set<PersonId> ids = new LinkedHashSet<>();
        shifts.forEach(shift -> shift.person().ifPresent(ids::add));
        ids.addAll(schedule.schedule().people());
        List<Person> shown = people.persons(ids).stream().limit(MOST_LANES).toList();
        List<PersonId> shownIds = shown.stream().map(Person::id).toList();
        List<Away> away = absences.of(shownIds, first.minusDays(1), first.plusDays(8));
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

    /// Three months, the last one, this one and the next; or a year that ends with the next one.
    private LoadTable loads(NamedSchedule schedule, boolean year, Times times) {
        LocalDate thisMonth = LocalDate.ofInstant(times.now(), times.zone()).withDayOfMonth(1);
        LocalDate end = thisMonth.plusMonths(2);
        LocalDate first = end.minusMonths(year ? 12 : 3);
        Instant from = first.atStartOfDay(times.zone()).toInstant();
        Instant to = end.atStartOfDay(times.zone()).toInstant();
        Set<PersonId> ids =
                onCall.shifts(schedule.id(), from, to).stream()
                        .flatMap(shift -> shift.person().stream())
                        .collect(Collectors.toSet());
        List<Person> known = people.persons(ids);
        Duration empty =
                onCall.gaps(schedule.id(), from, to).stream()
                        .map(gap -> Duration.between(gap.from(), gap.to()))
                        .reduce(Duration.ZERO, Duration::plus);
        return LoadTable.of(
                new LoadTable.During(
                        DATE.format(first) + " to " + DATE.format(end.minusDays(1)),
                        Duration.between(from, to),
                        empty,
                        year),
                onCall.loads(schedule.id(), known, from, to),
                known);
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
