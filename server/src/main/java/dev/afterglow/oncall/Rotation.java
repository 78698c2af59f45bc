package dev.afterglow.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/// How often, and at which local time, a layer hands over.
public sealed interface Rotation {

    /// Each day at a time.
    record Daily(LocalTime at) implements Rotation {}

    /// Each week on a day at a time.
    record Weekly(DayOfWeek day, LocalTime at) implements Rotation {}

    /// Each month on a day (1 to 31, clipped to the month's end) at a time.
    record Monthly(int day, LocalTime at) implements Rotation {

        public Monthly {
            if (day < 1 || day > 31) {
                throw new IllegalArgumentException("a month has days 1 to 31, not " + day);
            }
        }
    }

    /// Each `period` of local time, from the first `day` and `time` at or after the layer's
    /// beginning; without a time from the beginning itself, without a day on any day.
    record Every(Duration period, Optional<DayOfWeek> day, Optional<LocalTime> at)
            implements Rotation {

        /// The shortest and the longest turn.
        public static final Duration SHORTEST = Duration.ofMinutes(1);

        /// See [#SHORTEST].
        public static final Duration LONGEST = Duration.ofDays(3660);

        public Every {
            if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "a turn lasts 1 minute to 3660 days, not " + period);
            }
            if (day.isPresent() && at.isEmpty()) {
                throw new IllegalArgumentException("a handover day needs a time");
            }
        }
    }

    /// All local times at which this rotation could begin.
    default Handovers beginnings(LocalDateTime from) {
        return switch (this) {
            case Daily(LocalTime at) -> Handovers.daily(at);
            case Weekly(DayOfWeek day, LocalTime at) -> Handovers.weekly(day, at);
            case Monthly(int day, LocalTime at) -> new Handovers.OfMonths(day, at);
            case Every(Duration period, var day, var at) ->
                    at.map(time ->
                                    day.map(d -> Handovers.weekly(d, time))
                                            .orElseGet(() -> Handovers.daily(time)))
                            .orElseGet(() -> new Handovers.OfPeriod(from, period));
        };
    }
}
