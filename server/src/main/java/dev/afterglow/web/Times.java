package dev.afterglow.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants in words, in one zone: `22:09 WET`, `Thu 19 Nov 2026, 22:09 WET`, `27 min`, `2 h 05`.
///
/// @param zone the reader's
/// @param now what "today" means
public record Times(ZoneId zone, Instant now) {

    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter CLOCK_ZONE = format("HH:mm zzz");
    private static final DateTimeFormatter FULL = format("EEE d MMM yyyy, HH:mm zzz");
    private static final DateTimeFormatter THIS_YEAR = format("EEE d MMM, HH:mm zzz");
    private static final DateTimeFormatter DAY = format("EEE d MMM yyyy");
    private static final DateTimeFormatter WEEKDAY_CLOCK = format("EEE HH:mm");

    /// The instant for `<time datetime="…">`: UTC, to the second.
    public String iso(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(
                instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    /// Today's times as `22:09 WET`, this year's without the year, others whole.
    public String time(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        ZonedDateTime today = now.atZone(zone);
        if (there.toLocalDate().equals(today.toLocalDate())) {
            return CLOCK_ZONE.format(there);
        }
        return there.getYear() == today.getYear() ? THIS_YEAR.format(there) : FULL.format(there);
    }

    /// `Thu 19 Nov 2026, 22:09 WET`.
    public String full(Instant instant) {
        return FULL.format(instant.atZone(zone));
    }

    /// `22:09`, where the zone stands beside it already.
    public String clock(Instant instant) {
        return CLOCK.format(instant.atZone(zone));
    }

    /// `Thu 19 Nov 2026`.
    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    /// `Thu 22:09` in somebody else's zone.
    public static String weekdayClock(Instant instant, ZoneId zone) {
        return WEEKDAY_CLOCK.format(instant.atZone(zone));
    }

    /// `40 s`, `27 min`, `2 h 05`, `3 days`; never negative.
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 48 * 3600) {
            return String.format(Locale.ROOT, "%d h %02d", seconds / 3600, seconds % 3600 / 60);
        }
        return seconds / 86_400 + " days";
    }

    /// From then until now, in words.
    public String since(Instant then) {
        return duration(Duration.between(then, now));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US);
    }
}
