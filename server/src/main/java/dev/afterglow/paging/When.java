package dev.afterglow.paging;

import dev.afterglow.alerts.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a step counts.
///
/// @param severities of the alert; empty for all
/// @param hours of the person who would be paged, in their own zone, or null for all
public record When(Set<Severity> severities, @Nullable Hours hours) {

    public static final When ALWAYS = new When(Set.of(), null);

    public When {
        severities = Set.copyOf(severities);
    }

    boolean covers(Severity severity) {
        return severities.isEmpty() || severities.contains(severity);
    }

    /// Whether it is the right time for somebody in a zone.
    boolean covers(Instant at, ZoneId zone) {
        return hours == null || hours.covers(at.atZone(zone));
    }

    /// A window on some days; it belongs to the day on which it begins.
    ///
    /// @param days on which it begins; not empty
    /// @param from included
    /// @param to excluded; not later than `from` means the next day
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        public Hours {
            days = Set.copyOf(days);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("Hours need at least one day of the week");
            }
        }

        boolean covers(ZonedDateTime there) {
            LocalTime time = there.toLocalTime();
            DayOfWeek today = there.getDayOfWeek();
            boolean isOverMidnight = !from.isBefore(to);
            if (!isOverMidnight) {
                return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
            }
            boolean isEvening = days.contains(today) && !time.isBefore(from);
            boolean isMorning = days.contains(today.minus(1)) && time.isBefore(to);
            return isEvening || isMorning;
        }
    }
}
