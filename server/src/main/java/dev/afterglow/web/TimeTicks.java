package dev.afterglow.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round local times below a chart: four to seven of them, the last one with its zone.
final class TimeTicks {

    private static final int MOST = 7;
    private static final int[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720};
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 3, 6, 12};

    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final List<Tick> ticks = new ArrayList<>();

    private TimeTicks(Instant from, Instant to, ZoneId zone) {
        this.from = from;
        this.to = to;
        this.zone = zone;
    }

    record Tick(Instant at, String label) {}

    static List<Tick> between(Instant from, Instant to, ZoneId zone) {
        TimeTicks ticks = new TimeTicks(from, to, zone);
        ticks.fill();
        return ticks.ticks;
    }

    private void fill() {
        long minutes = Math.max(1, Duration.between(from, to).toMinutes());
        for (int step : MINUTES) {
            if (minutes / step < MOST) {
                byMinutes(step);
                return;
            }
        }
        for (int step : DAYS) {
            if (minutes / 1440 / step < MOST) {
                byDays(step);
                return;
            }
        }
        for (int step : MONTHS) {
            if (minutes / 43_200 / step < MOST) {
                byMonths(step);
                return;
            }
        }
        byMonths(12);
    }

    private void byMinutes(int step) {
        boolean severalDays = Duration.between(from, to).toHours() > 24;
        DateTimeFormatter plain = format(severalDays ? "EEE HH:mm" : "HH:mm");
        DateTimeFormatter last = format(severalDays ? "EEE HH:mm zzz" : "HH:mm zzz");
        ZonedDateTime at = from.atZone(zone).toLocalDate().atStartOfDay(zone);
        while (at.toInstant().isBefore(from)) {
            at = at.plusMinutes(step);
        }
        List<ZonedDateTime> times = new ArrayList<>();
        for (; !at.toInstant().isAfter(to); at = at.plusMinutes(step)) {
            times.add(at);
        }
        for (int i = 0; i < times.size(); i++) {
            ZonedDateTime time = times.get(i);
            String label = (i == times.size() - 1 ? last : plain).format(time);
            ticks.add(new Tick(time.toInstant(), label));
        }
    }

    private void byDays(int step) {
        LocalDate day = from.atZone(zone).toLocalDate().plusDays(1);
        DateTimeFormatter label = format(step == 1 ? "EEE d" : "d MMM");
        for (; !start(day).isAfter(to); day = day.plusDays(step)) {
            ticks.add(new Tick(start(day), label.format(day)));
        }
    }

    private void byMonths(int step) {
        LocalDate day = from.atZone(zone).toLocalDate().plusMonths(1).withDayOfMonth(1);
        DateTimeFormatter label = format("MMM yyyy");
        for (; !start(day).isAfter(to); day = day.plusMonths(step)) {
            ticks.add(new Tick(start(day), label.format(day)));
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US);
    }
}
