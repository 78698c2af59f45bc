package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON form of a plan in the database: words only, so that it outlives our types.
record StoredPlan(
        String zone,
        List<StoredLayer> layers,
        List<StoredReplacement> replacements,
        List<StoredOverride> overrides) {

    record StoredLayer(
            String id,
            List<List<String>> people,
            String rotation,
            String from,
            @Nullable String only,
            List<StoredChange> changes,
            boolean shadow) {}

    record StoredChange(String from, List<List<String>> people) {}

    record StoredReplacement(String from, String to, String reason, List<StoredLayer> layers) {}

    record StoredOverride(String from, String to, List<String> people, String reason) {}

    static StoredPlan of(Schedule schedule) {
        return new StoredPlan(
                schedule.zone().getId(),
                layers(schedule.layers()),
                schedule.replacements().stream()
                        .map(part ->
                                new StoredReplacement(
                                        part.from().toString(),
                                        part.to().toString(),
                                        part.reason(),
                                        layers(part.layers())))
                        .toList(),
                schedule.overrides().stream()
                        .map(part ->
                                new StoredOverride(
                                        part.from().toString(),
                                        part.to().toString(),
                                        ids(part.crew()),
                                        part.reason()))
                        .toList());
    }

    Schedule toSchedule(ScheduleId id) {
        return new Schedule(
                id,
                ZoneId.of(zone),
                layers.stream().map(StoredPlan::layer).toList(),
                replacements.stream()
                        .map(part ->
                                new Replacement(
                                        Instant.parse(part.from),
                                        Instant.parse(part.to),
                                        part.reason,
                                        part.layers.stream().map(StoredPlan::layer).toList()))
                        .toList(),
                overrides.stream()
                        .map(part ->
                                new ScheduleOverride(
                                        Instant.parse(part.from),
                                        Instant.parse(part.to),
                                        crew(part.people),
                                        part.reason))
                        .toList());
    }

    private static List<StoredLayer> layers(List<Layer> layers) {
        return layers.stream().map(StoredPlan::stored).toList();
    }

    private static StoredLayer stored(Layer layer) {
        return new StoredLayer(
                layer.id(),
                layer.crews().stream().map(StoredPlan::ids).toList(),
                words(layer.rotation()),
                layer.from().toString(),
                layer.only().map(WeeklyHours::toString).orElse(null),
                layer.changes().stream()
                        .map(change ->
                                new StoredChange(
                                        change.from().toString(),
                                        change.crews().stream().map(StoredPlan::ids).toList()))
                        .toList(),
                layer.shadow());
    }

    private static Layer layer(StoredLayer stored) {
        return new Layer(
                stored.id,
                stored.people.stream().map(StoredPlan::crew).toList(),
                rotation(stored.rotation),
                LocalDateTime.parse(stored.from),
                Optional.ofNullable(stored.only).map(WeeklyHours::parse),
                stored.changes.stream()
                        .map(change ->
                                new Layer.Change(
                                        LocalDateTime.parse(change.from),
                                        change.people.stream().map(StoredPlan::crew).toList()))
                        .toList(),
                stored.shadow);
    }

    private static List<String> ids(Crew crew) {
        return crew.people().stream().map(PersonId::value).toList();
    }

    private static Crew crew(List<String> people) {
        return Crew.of(people.stream().map(PersonId::new).toList());
    }

    /// `daily 22:00`, `weekly MONDAY 09:00`, `monthly 31 09:00`, `every PT36H - 09:00`.
    private static String words(Rotation rotation) {
        return switch (rotation) {
            case Rotation.Daily(LocalTime at) -> "daily " + at;
            case Rotation.Weekly(DayOfWeek day, LocalTime at) -> "weekly " + day + " " + at;
            case Rotation.Monthly(int day, LocalTime at) -> "monthly " + day + " " + at;
            case Rotation.Every(Duration period, var day, var at) ->
                    "every %s %s %s"
                            .formatted(
                                    period,
                                    day.map(DayOfWeek::name).orElse("-"),
                                    at.map(LocalTime::toString).orElse("-"));
        };
    }

    private static Rotation rotation(String words) {
        List<String> parts = List.of(words.split(" ", -1));
        return switch (parts.getFirst()) {
            case "daily" -> new Rotation.Daily(LocalTime.parse(parts.get(1)));
            case "weekly" ->
                    new Rotation.Weekly(
                            DayOfWeek.valueOf(parts.get(1)), LocalTime.parse(parts.get(2)));
            case "monthly" ->
                    new Rotation.Monthly(
                            Integer.parseInt(parts.get(1)), LocalTime.parse(parts.get(2)));
            case "every" ->
                    new Rotation.Every(
                            Duration.parse(parts.get(1)),
                            there(parts.get(2)).map(DayOfWeek::valueOf),
                            there(parts.get(3)).map(LocalTime::parse));
            default -> throw new IllegalStateException("a stored rotation reads " + words);
        };
    }

    private static Optional<String> there(String word) {
        return word.equals("-") ? Optional.empty() : Optional.of(word);
    }
}
