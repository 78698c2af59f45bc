package dev.afterglow.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Resolves schedules by the written rules, apart from the simulator, and compares with its shifts.
class ScheduleTest {
    private static final History HISTORY =
            Company.simulate(CompanySettings.until(LocalDate.of(2026, 11, 1)).withPeople(130));

    @Test
    void shifts_are_what_layers_and_overrides_say() {
        Map<String, NavigableMap<Instant, Shift>> shifts =
                HISTORY.shifts().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Shift::schedule,
                                        Collectors.toMap(
                                                Shift::from,
                                                shift -> shift,
                                                (one, other) -> one,
                                                TreeMap::new)));
        Instant start = HISTORY.settings().start().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = HISTORY.settings().end().atStartOfDay(ZoneOffset.UTC).toInstant();

        for (Schedule schedule : HISTORY.schedules()) {
            for (Instant at = start; at.isBefore(end); at = at.plusSeconds(3 * 3600 + 1)) {
                Shift shift = shifts.get(schedule.id()).floorEntry(at).getValue();
                assertThat(shift.person())
                        .as("%s at %s", schedule.id(), at)
                        .isEqualTo(resolve(schedule, at).orElse("nobody"));
            }
        }
    }

    @Test
    void weekly_daily_and_follow_the_sun_all_occur() {
        List<Schedule.Layer> layers =
                HISTORY.schedules().stream().flatMap(s -> s.layers().stream()).toList();

        assertThat(layers).extracting(Schedule.Layer::rotates).contains("weekly", "daily");
        assertThat(layers).extracting(Schedule.Layer::only).contains("", "mon-sun 08:00-16:00");
        assertThat(HISTORY.schedules()).anyMatch(schedule -> !schedule.overrides().isEmpty());
    }

    private static Optional<String> resolve(Schedule schedule, Instant at) {
        Optional<String> person = Optional.empty();
        for (Schedule.Layer layer : schedule.layers()) {
            LocalDateTime local = at.atZone(schedule.zone()).toLocalDateTime();
            if (isOpen(layer.only(), local.toLocalTime())) {
                person = Optional.of(turn(layer, local));
            }
        }
        for (Schedule.Substitution override : schedule.overrides()) {
            if (!at.isBefore(override.from()) && at.isBefore(override.to())) {
                person = Optional.of(override.person());
            }
        }
        return person;
    }

    private static boolean isOpen(String only, LocalTime time) {
        if (only.isEmpty()) {
            return true;
        }
        LocalTime from = LocalTime.parse(only.substring(8, 13));
        LocalTime to = LocalTime.parse(only.substring(14, 19));
        return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }

    private static String turn(Schedule.Layer layer, LocalDateTime local) {
        boolean weekly = layer.rotates().equals("weekly");
        String handover = layer.handover();
        LocalTime time = LocalTime.parse(handover.substring(handover.length() - 5));
        LocalDate day =
                weekly
                        ? layer.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                        : layer.from();
        long days = Duration.between(day.atTime(time), local).toDays();
        long turn = days / (weekly ? 7 : 1);
        return layer.people().get((int) (turn % layer.people().size()));
    }
}
