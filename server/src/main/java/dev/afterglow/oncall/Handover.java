package dev.afterglow.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a handover: `22:00`, `mon 09:00` or `31 09:00`, as files and forms write it. What
/// cannot be read throws an [IllegalArgumentException] with what was expected.
public record Handover(Optional<DayOfWeek> day, Optional<Integer> dayOfMonth, LocalTime at) {

    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(mon|tue|wed|thu|fri|sat|sun|[1-9]|[12]\\d|3[01]) +)?"
                            + "((?:[01]?\\d|2[0-3]):[0-5]\\d)");

    /// The rotations that are one word.
    public enum Cadence {
        DAILY("a daily handover such as 22:00"),
        WEEKLY("a weekly handover such as \"mon 09:00\""),
        MONTHLY("a monthly handover such as \"31 09:00\"");

        private final String expected;

        Cadence(String expected) {
            this.expected = expected;
        }

        /// The rotation with the handover of this text.
        public Rotation rotation(String text) {
            Handover handover = parse(text);
            boolean plain = handover.day.isEmpty() && handover.dayOfMonth.isEmpty();
            Optional<Rotation> rotation =
                    switch (this) {
                        case DAILY ->
                                plain
                                        ? Optional.of(new Rotation.Daily(handover.at))
                                        : Optional.empty();
                        case WEEKLY ->
                                handover.day.map(day -> new Rotation.Weekly(day, handover.at));
                        case MONTHLY ->
                                handover.dayOfMonth.map(
                                        day -> new Rotation.Monthly(day, handover.at));
                    };
            return rotation.orElseThrow(() -> unexpected(expected, text));
        }

        /// The rotation that hands over as `first` does.
        public Rotation rotationFrom(LocalDateTime first) {
            return switch (this) {
                case DAILY -> new Rotation.Daily(first.toLocalTime());
                case WEEKLY -> new Rotation.Weekly(first.getDayOfWeek(), first.toLocalTime());
                case MONTHLY -> new Rotation.Monthly(first.getDayOfMonth(), first.toLocalTime());
            };
        }
    }

    /// Reads any of the forms.
    public static Handover parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw unexpected("a handover such as 22:00, \"mon 09:00\", \"31 09:00\"", text);
        }
        String time = form.group(2);
        LocalTime at = LocalTime.parse(time.length() == "9:00".length() ? "0" + time : time);
        Optional<String> word = Optional.ofNullable(form.group(1));
        Optional<DayOfWeek> day =
                word.filter(DAYS::contains).map(w -> DayOfWeek.of(DAYS.indexOf(w) + 1));
        Optional<Integer> dayOfMonth = word.filter(w -> !DAYS.contains(w)).map(Integer::parseInt);
        return new Handover(day, dayOfMonth, at);
    }

    /// A rotation of another length, with or without a handover of its own.
    public static Rotation every(Duration period, Optional<Handover> handover) {
        if (handover.flatMap(Handover::dayOfMonth).isPresent()) {
            throw new IllegalArgumentException(
                    "expected a handover such as 22:00 or \"mon 09:00\" for this rotation");
        }
        return new Rotation.Every(
                period, handover.flatMap(Handover::day), handover.map(Handover::at));
    }

    /// The text of a rotation's handover; empty when it has none of its own.
    public static Optional<String> write(Rotation rotation) {
        return switch (rotation) {
            case Rotation.Daily(LocalTime at) -> Optional.of(at.toString());
            case Rotation.Weekly(DayOfWeek day, LocalTime at) -> Optional.of(word(day) + " " + at);
            case Rotation.Monthly(int day, LocalTime at) -> Optional.of(day + " " + at);
            case Rotation.Every(Duration _, var day, var at) ->
                    at.map(time -> day.map(d -> word(d) + " ").orElse("") + time);
        };
    }

    private static String word(DayOfWeek day) {
        return DAYS.get(day.getValue() - 1);
    }

    private static IllegalArgumentException unexpected(String expected, String text) {
        return new IllegalArgumentException("expected " + expected + ", not \"" + text + "\"");
    }
}
