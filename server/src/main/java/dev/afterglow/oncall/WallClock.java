package dev.afterglow.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The one way from a local time to an instant.
final class WallClock {

    private WallClock() {}

    /// A local time in a daylight-saving gap moves forward by the gap; in an overlap the first
    /// one counts.
    static Instant instant(LocalDateTime local, ZoneId zone) {
        return ZonedDateTime.of(local, zone).toInstant();
    }
}
