package dev.afterglow.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/// An endless row of local times, numbered by all whole numbers, each later than the one before.
sealed interface Handovers {

    /// The local time with number `n`.
    LocalDateTime local(long n);

    /// The number of the last local time at or before `local`.
    long last(LocalDateTime local);

    /// Equal steps of local time.
    record OfPeriod(LocalDateTime anchor, Duration period) implements Handovers {

        @Override
        public LocalDateTime local(long n) {
            return anchor.plusSeconds(Math.multiplyExact(n, period.toSeconds()));
        }

        @Override
        public long last(LocalDateTime local) {
            long seconds = Duration.between(anchor, local).toSeconds();
            return Math.floorDiv(seconds, period.toSeconds());
        }
    }

    /// A day of each month, the last one where the month is shorter.
    record OfMonths(int day, LocalTime at) implements Handovers {

        private static final YearMonth FIRST = YearMonth.of(0, 1);

        @Override
        public LocalDateTime local(long n) {
            YearMonth month = FIRST.plusMonths(n);
            return month.atDay(Math.min(day, month.lengthOfMonth())).atTime(at);
        }

        @Override
        public long last(LocalDateTime local) {
            long month = local.getLong(ChronoField.PROLEPTIC_MONTH);
            return local(month).isAfter(local) ? month - 1 : month;
        }
    }

    /// Each day at a time.
    static Handovers daily(LocalTime at) {
        return new OfPeriod(LocalDate.EPOCH.atTime(at), Duration.ofDays(1));
    }

    /// Each week on a day at a time.
    static Handovers weekly(DayOfWeek day, LocalTime at) {
        LocalDate monday = LocalDate.of(1970, 1, 5);
        return new OfPeriod(monday.plusDays(day.getValue() - 1).atTime(at), Duration.ofDays(7));
    }
}
