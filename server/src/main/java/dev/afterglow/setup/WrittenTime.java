package dev.afterglow.setup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A time as people write it in a timeline: `2020-01-21 15:36`, `~2025-03-03 19:30`, `2021-12-10`,
/// `12 March 2024 10.05`, `14:05`.
///
/// @param date null when only the time of day was written
/// @param time null when only the day was written
/// @param from where it begins in the text
/// @param until where the text goes on
record WrittenTime(@Nullable LocalDate date, @Nullable LocalTime time, int from, int until) {

    private static final String TIME =
            "(?:(?:[T ]|\\s+at\\s+|,\\s*|\\s{2,})\\s*(?<hour>\\d{1,2})[:.]?(?<minute>\\d{2})"
                    + "(?::\\d{2}(?:\\.\\d+)?)?(?![\\d?]))?";
    private static final Pattern ISO =
            Pattern.compile(
                    "(?<!\\d)(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})(?!\\d)"
                            + TIME);
    private static final Pattern DAY_MONTH =
            Pattern.compile(
                    "(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+"
                            + "(?<month>[A-Z][a-z]{2,8})\\.?,?\\s+"
                            + "(?<year>\\d{4})(?!\\d)"
                            + TIME);
    private static final Pattern MONTH_DAY =
            Pattern.compile(
                    "\\b(?<month>[A-Z][a-z]{2,8})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+"
                            + "(?<year>\\d{4})(?!\\d)"
                            + TIME);
    private static final Pattern CLOCK =
            Pattern.compile("(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?::\\d{2})?(?!\\d)");

    /// What may stand before a time at the beginning of a line.
    private static final Pattern LEAD = Pattern.compile("[\\s~≈*_`\\[(]*");

    /// The first date anywhere in the text.
    static Optional<WrittenTime> anywhere(String text) {
        return java.util.stream.Stream.of(ISO, DAY_MONTH, MONTH_DAY)
                .flatMap(form -> find(form, text).stream())
                .min(java.util.Comparator.comparingInt(WrittenTime::from));
    }

    /// A date, with or without a time, that the text begins with.
    static Optional<WrittenTime> atStart(String text) {
        int lead = lead(text);
        return anywhere(text).filter(written -> written.from() == lead);
    }

    /// A time of day that the text begins with.
    static Optional<WrittenTime> clockAtStart(String text) {
        Matcher clock = CLOCK.matcher(text);
        clock.region(lead(text), text.length());
        if (!clock.lookingAt()) {
            return Optional.empty();
        }
        return time(clock).map(time -> new WrittenTime(null, time, clock.start(), clock.end()));
    }

    private static int lead(String text) {
        Matcher lead = LEAD.matcher(text);
        return lead.lookingAt() ? lead.end() : 0;
    }

    private static Optional<WrittenTime> find(Pattern form, String text) {
        Matcher found = form.matcher(text);
        while (found.find()) {
            Optional<LocalDate> date = date(found);
            if (date.isPresent()) {
                LocalTime time = time(found).orElse(null);
                return Optional.of(new WrittenTime(date.get(), time, found.start(), found.end()));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(Matcher found) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(found.group("year")),
                            month(found.group("month")),
                            Integer.parseInt(found.group("day"))));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static int month(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        for (Month month : Month.values()) {
            String begins = written.toUpperCase(Locale.ROOT);
            if (begins.length() >= 3 && month.name().startsWith(begins)) {
                return month.getValue();
            }
        }
        throw new DateTimeException("no month " + written);
    }

    private static Optional<LocalTime> time(Matcher found) {
        if (found.group("hour") == null) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(found.group("hour"));
        int minute = Integer.parseInt(found.group("minute"));
        return hour > 23 || minute > 59
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minute));
    }
}
