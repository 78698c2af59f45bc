package dev.afterglow.patterns;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What being on call asked of one person over some weeks, by that person's own wall clock. It
/// belongs to that person.
///
/// @param days ascending, the last one today
public record Health(
        Interruptions interruptions, Nights nights, Rest rest, Duty duty, List<Day> days) {

    public Health {
        days = List.copyOf(days);
    }

    /// Pages that reached the person; those within 60 seconds count once, as PagerDuty counts.
    ///
    /// @param working within the stated hours
    /// @param late neither in these nor at night
    /// @param sleeping between 22:00 and 07:00
    /// @param mostInTwelveHours in any twelve hours
    public record Interruptions(int working, int late, int sleeping, int mostInTwelveHours) {
        public int all() {
            return working + late + sleeping;
        }
    }

    /// Nights, 22:00 to 07:00, that a page broke.
    ///
    /// @param lastWeek of them in the last seven
    /// @param recovered of them followed by a day away or off call
    public record Nights(int broken, int lastWeek, int recovered) {}

    /// The longest time without a page.
    ///
    /// @param inOneDay in the last 24 hours
    /// @param inThreeDays in the last 72 hours
    /// @param inTheWorstNight in that night, 22:00 to 07:00, which left the least of it
    public record Rest(Duration inOneDay, Duration inThreeDays, Duration inTheWorstNight) {}

    /// Time on call.
    ///
    /// @param share of all time, 0 to 1
    /// @param daysInARow the most days after each other with four hours or more on call
    public record Duty(double share, int daysInARow) {}

    /// Interruptions of one day.
    public record Day(LocalDate date, int working, int late, int sleeping) {
        public int all() {
            return working + late + sleeping;
        }
    }
}
