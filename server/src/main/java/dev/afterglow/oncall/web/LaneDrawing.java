package dev.afterglow.oncall.web;

import dev.afterglow.oncall.Shift;
import dev.afterglow.oncall.Source;
import dev.afterglow.people.Away;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws seven days of a schedule, from the beginning of `first` in the reader's zone.
record LaneDrawing(String address, LocalDate first, Times times) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.UK);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final double ROOM_FOR_A_WORD = 6;

    Instant from() {
        return first.atStartOfDay(times.zone()).toInstant();
    }

    Instant to() {
        return first.plusDays(7).atStartOfDay(times.zone()).toInstant();
    }

    /// @param shifts of the week, gaps and shadows too
    /// @param people whose lanes are drawn, in this order
    Lanes draw(List<Shift> shifts, List<Person> people, List<Away> absences) {
        List<Lanes.Lane> lanes = new ArrayList<>();
        people.forEach(person -> lanes.add(lane(person, shifts, absences)));
        List<Lanes.Bar> gaps =
                shifts.stream()
                        .filter(shift -> shift.person().isEmpty())
                        .map(shift -> bar(shift, times.zone()))
                        .toList();
        if (!gaps.isEmpty()) {
            lanes.add(
                    new Lanes.Lane(
                            null,
                            gaps.size() == 1
                                    ? "Nobody is on call in one gap"
                                    : "Nobody is on call in " + gaps.size() + " gaps",
                            List.of(),
                            gaps));
        }
        boolean isThisWeek = !times.now().isBefore(from()) && times.now().isBefore(to());
        return new Lanes(
                isThisWeek ? "These days" : "Week of " + DATE.format(first),
                DATE.format(first) + " to " + DATE.format(first.plusDays(6)),
                address + "?week=" + first.minusDays(7),
                address + "?week=" + first.plusDays(7),
                PersonChip.place(times.zone()) + " time",
                days(),
                isThisWeek ? percent(at(times.now())) : null,
                lanes);
    }

    private List<Lanes.Day> days() {
        LocalDate today = times.now().atZone(times.zone()).toLocalDate();
        List<Lanes.Day> days = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            LocalDate date = first.plusDays(day);
            double x = at(date.atStartOfDay(times.zone()).toInstant());
            days.add(new Lanes.Day(percent(x), DAY.format(date), date.equals(today)));
        }
        return days;
    }

    private Lanes.Lane lane(Person person, List<Shift> shifts, List<Away> absences) {
        List<Lanes.Bar> bars = new ArrayList<>();
        absences.stream()
                .filter(away -> away.person().equals(person.id()))
                .forEach(away -> bars.addAll(away(away, person.zone())));
        shifts.stream()
                .filter(shift -> isOf(shift, person.id()))
                .forEach(shift -> bars.add(bar(shift, person.zone())));
        long count = shifts.stream().filter(shift -> isOf(shift, person.id())).count();
        return new Lanes.Lane(
                PersonChip.of(person.name(), person.zone(), times.now(), ""),
                person.name() + ": " + (count == 1 ? "1 shift" : count + " shifts") + " this week",
                nights(person.zone()),
                bars);
    }

    private static boolean isOf(Shift shift, PersonId person) {
        return shift.person().filter(person::equals).isPresent();
    }

    private Lanes.Bar bar(Shift shift, ZoneId zone) {
        double x = at(shift.from());
        double width = at(shift.to()) - x;
        Times theirs = new Times(zone, times.now());
        String span = theirs.time(shift.from()) + " to " + theirs.time(shift.to());
        Look look =
                switch (shift.source()) {
                    case Source.OfLayer(String layer) -> new Look("shift", "on", layer);
                    case Source.OfOverride(String reason) ->
                            new Look("over", "on", reason.isEmpty() ? "override" : reason);
                    case Source.OfShadow(String layer) ->
                            new Look("second", "strong", layer + ", shadows");
                    case Source.Gap() -> new Look("gap", "strong", "nobody");
                };
        String text = width < ROOM_FOR_A_WORD ? "" : fitting(look.word, width);
        return new Lanes.Bar(
                percent(x), percent(width), look.style, look.text, text, look.word + ": " + span);
    }

    private List<Lanes.Bar> away(Away away, ZoneId zone) {
        double x = at(away.from().atStartOfDay(zone).toInstant());
        double width = at(away.to().plusDays(1).atStartOfDay(zone).toInstant()) - x;
        if (width <= 0) {
            return List.of();
        }
        String until = "away until " + DAY.format(away.to());
        return List.of(
                new Lanes.Bar(
                        percent(x),
                        percent(width),
                        "away",
                        "strong",
                        width < 2 * ROOM_FOR_A_WORD ? "" : until,
                        until));
    }

    /// 22:00 to 07:00 where the person is, as everywhere on our pages.
    private List<Lanes.Box> nights(ZoneId zone) {
        List<Lanes.Box> nights = new ArrayList<>();
        for (LocalDate day = first.minusDays(2);
                day.isBefore(first.plusDays(9));
                day = day.plusDays(1)) {
            double x = at(day.atTime(EVENING).atZone(zone).toInstant());
            double end = at(day.plusDays(1).atTime(MORNING).atZone(zone).toInstant());
            if (end > x) {
                nights.add(new Lanes.Box(percent(x), percent(end - x)));
            }
        }
        return nights;
    }

    /// Where an instant lies in the week, in percent; what lies outside is moved to its edge.
    private double at(Instant instant) {
        double whole = Duration.between(from(), to()).toSeconds();
        double part = Duration.between(from(), instant).toSeconds();
        return Math.clamp(100 * part / whole, 0, 100);
    }

    private static String fitting(String word, double width) {
        int room = (int) (width * 1.1);
        return word.length() <= room ? word : word.substring(0, Math.max(1, room - 1)) + "…";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private record Look(String style, String text, String word) {}
}
