package dev.afterglow.experiments;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// The days and hours at which people are there to look: days of the week without holidays, from
/// one hour to another, on the wall clock of one zone. Never the host's date.
///
/// @param startHour first hour, 0 to 23
/// @param endHour hour at which it is over, 1 to 24; after the start
public record WorkDays(
        ZoneId zone, Set<DayOfWeek> days, Set<LocalDate> holidays, int startHour, int endHour) {

    /// Two years: no minimum between two terminations is longer.
    private static final int MOST_DAYS_BACK = 1_000;

    /// Monday to Friday.
    public static final Set<DayOfWeek> WEEK =
            Set.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);

    public WorkDays {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("expected at least one day of the week, was none");
        }
        if (startHour < 0 || endHour > 24 || startHour >= endHour) {
            throw new IllegalArgumentException(
                    "expected hours such as 9 to 15, was %d to %d".formatted(startHour, endHour));
        }
    }

    /// Whether people work on it.
    public boolean isWorkDay(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /// Whether it is within the hours of a work day.
    public boolean isOpen(Instant at) {
        var local = at.atZone(zone);
        return isWorkDay(local.toLocalDate())
                && local.getHour() >= startHour
                && local.getHour() < endHour;
    }

    /// When the day's hours are over.
    public Instant end(LocalDate day) {
        return endHour == 24
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(LocalTime.of(endHour, 0)).atZone(zone).toInstant();
    }

    /// When nothing may have been terminated since, so that a minimum of work days lies between
    /// two terminations: the end of the work day that many work days before today. On a day
    /// without work, the last work day stands for today.
    ///
    /// @param minimum in work days, 0 or more
    public Instant noTerminationSince(int minimum, Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate();
        int steps = 0;
        while (!isWorkDay(day) && steps++ < MOST_DAYS_BACK) {
            day = day.minusDays(1);
        }
        for (int left = minimum; left > 0 && steps < MOST_DAYS_BACK; steps++) {
            day = day.minusDays(1);
            left -= isWorkDay(day) ? 1 : 0;
        }
        return end(day);
    }

    /// How many work days lie between two days, without the first, with the last.
    public int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            count += isWorkDay(day) ? 1 : 0;
        }
        return count;
    }
}
