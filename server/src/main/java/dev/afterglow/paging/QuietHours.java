package dev.afterglow.paging;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// When pages of low urgency wait for a person.
///
/// @param from included
/// @param to excluded; not later than `from` means the next day
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet hours must end at another time than " + from);
        }
    }

    /// The instant itself when it is not quiet, else the end of the quiet hours.
    Instant earliest(Instant at, ZoneId zone) {
        ZonedDateTime there = at.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean isOverMidnight = from.isAfter(to);
        boolean isQuiet =
                isOverMidnight
                        ? !time.isBefore(from) || time.isBefore(to)
                        : !time.isBefore(from) && time.isBefore(to);
        if (!isQuiet) {
            return at;
        }
        boolean endsTomorrow = isOverMidnight && !time.isBefore(from);
        return there.toLocalDate()
                .plusDays(endsTomorrow ? 1 : 0)
                .atTime(to)
                .atZone(zone)
                .toInstant();
    }
}
