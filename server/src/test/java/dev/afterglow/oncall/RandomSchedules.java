package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Seeded random schedules, mostly around a change of their zone's clocks.
final class RandomSchedules {

    /// Clocks that change at midnight, by half an hour, by a whole day, twice a year, or never.
    static final List<String> ZONES =
            List.of(
                    "Europe/Lisbon",
                    "America/Santiago",
                    "Asia/Beirut",
                    "Africa/Cairo",
                    "Australia/Lord_Howe",
                    "America/Los_Angeles",
                    "Africa/Casablanca",
                    "Europe/Dublin",
                    "Pacific/Apia",
                    "Asia/Kolkata");

    private static final List<String> PEOPLE = List.of("ana", "bo", "cy", "di", "ed");
    private static final List<String> HOURS =
            List.of(
                    "mon-fri 22:00-06:00",
                    "00:00-24:00",
                    "sat,sun 00:30-02:30",
                    "sun 02:15-02:45",
                    "09:00-09:00",
                    "fri-mon 23:30-00:30, 12:00-13:00");

    final Schedule schedule;
    final Instant from;
    final Instant to;
    private final SplittableRandom random;

    RandomSchedules(long seed) {
        random = new SplittableRandom(seed);
        ZoneId zone = ZoneId.of(pick(ZONES));
        Instant centre = Instant.parse("2009-01-01T00:00:00Z").plus(days(0, 20 * 365));
        ZoneOffsetTransition change = zone.getRules().nextTransition(centre);
        from = (change == null ? centre : change.getInstant()).minus(days(1, 6));
        to = from.plus(days(4, 10));
        LocalDateTime around = LocalDateTime.ofInstant(from, ZoneOffset.UTC);
        schedule =
                new Schedule(
                        new ScheduleId("random-" + seed),
                        zone,
                        layers("layer", around, random.nextInt(0, 4)),
                        replacements(around),
                        overrides());
    }

    private List<Layer> layers(String name, LocalDateTime around, int count) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDateTime begin = around.minusMinutes(random.nextInt(-4_000, 90_000));
            List<Layer.Change> changes = new ArrayList<>();
            LocalDateTime next = begin;
            while (random.nextInt(3) == 0) {
                next = next.plusMinutes(random.nextInt(1, 30_000));
                changes.add(new Layer.Change(next, crews()));
            }
            Optional<WeeklyHours> only =
                    random.nextBoolean()
                            ? Optional.of(WeeklyHours.parse(pick(HOURS)))
                            : Optional.empty();
            boolean shadow = random.nextInt(8) == 0;
            layers.add(new Layer(name + i, crews(), rotation(), begin, only, changes, shadow));
        }
        return layers;
    }

    private Rotation rotation() {
        LocalTime at = LocalTime.MIN.plusMinutes(15L * random.nextInt(0, 16));
        DayOfWeek day = DayOfWeek.of(random.nextInt(1, 8));
        return switch (random.nextInt(5)) {
            case 0 -> new Rotation.Daily(at);
            case 1 -> new Rotation.Weekly(day, at);
            case 2 -> new Rotation.Monthly(random.nextInt(1, 32), at);
            case 3 -> new Rotation.Every(period(), Optional.empty(), Optional.empty());
            default ->
                    new Rotation.Every(
                            period(),
                            random.nextBoolean() ? Optional.of(day) : Optional.empty(),
                            Optional.of(at));
        };
    }

    private Duration period() {
        return Duration.ofMinutes(pick(List.of(20, 40, 60, 90, 480, 36 * 60, 61 * 60)));
    }

    private List<Crew> crews() {
        List<Crew> crews = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            crews.add(crew());
        }
        return crews;
    }

    private Crew crew() {
        PersonId first = new PersonId(pick(PEOPLE));
        return random.nextInt(3) == 0 ? Crew.of(first, new PersonId(pick(PEOPLE))) : Crew.of(first);
    }

    private List<Replacement> replacements(LocalDateTime around) {
        List<Replacement> replacements = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            Instant begin = from.plus(days(-2, 8));
            String name = "other" + replacements.size() + "-";
            replacements.add(
                    new Replacement(
                            begin,
                            begin.plus(days(0, 3)).plusSeconds(60),
                            "holiday",
                            layers(name, around, random.nextInt(0, 3))));
        }
        return replacements;
    }

    private List<ScheduleOverride> overrides() {
        List<ScheduleOverride> overrides = new ArrayList<>();
        while (random.nextInt(4) != 0) {
            Instant begin = from.plus(days(-2, 8));
            Instant end = begin.plus(days(0, 2)).plusSeconds(60);
            overrides.add(
                    new ScheduleOverride(begin, end, crew(), pick(List.of("swap", "ill", ""))));
        }
        return overrides;
    }

    /// A whole number of minutes.
    private Duration days(int least, int most) {
        return Duration.ofMinutes(random.nextInt(least * 1440, most * 1440));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
