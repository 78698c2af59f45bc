package dev.afterglow.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/// The days of a period in one zone, numbered from 0, as tables: converting a time is an addition.
/// Exact but for the hour around a change of clocks, which no working hour touches.
final class LocalDays {
    static final int HOUR = 3600;
    private static final int NOON = 12 * HOUR;

    private final LocalDate first;
    private final long[] midnight;
    private final long[] noon;

    LocalDays(ZoneId zone, LocalDate first, int days) {
        this.first = first;
        midnight = new long[days + 1];
        noon = new long[days + 1];
        for (int day = 0; day <= days; day++) {
            LocalDate date = first.plusDays(day);
            midnight[day] = date.atStartOfDay(zone).toEpochSecond();
            noon[day] = date.atTime(12, 0).atZone(zone).toEpochSecond();
        }
    }

    /// Seconds since the epoch at this second of this local day.
    long at(int day, int second) {
        return noon[day] + second - NOON;
    }

    /// The local day of an instant, clipped to the days known.
    int dayOf(long epochSecond) {
        int guess = (int) Math.floorDiv(epochSecond - midnight[0], 24L * HOUR);
        int day = Math.max(0, Math.min(midnight.length - 1, guess));
        while (day > 0 && midnight[day] > epochSecond) {
            day--;
        }
        while (day + 1 < midnight.length && midnight[day + 1] <= epochSecond) {
            day++;
        }
        return day;
    }

    /// The wall clock's second of an instant on its local day.
    int secondOf(long epochSecond) {
        long second = NOON + epochSecond - noon[dayOf(epochSecond)];
        return (int) Math.max(0, Math.min(24L * HOUR - 1, second));
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /// The day at which the first Monday stands, 0 to 6.
    int firstMonday() {
        return Math.floorMod(DayOfWeek.MONDAY.getValue() - first.getDayOfWeek().getValue(), 7);
    }

    /// 0 for Monday to 6 for Sunday.
    int weekday(int day) {
        return Math.floorMod(first.getDayOfWeek().getValue() - 1 + day, 7);
    }
}
