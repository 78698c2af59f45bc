package dev.afterglow.oncall;

import java.time.Instant;

/// Puts a crew on call over [from, to), whatever the layers say. The reason is shown to all who
/// may see the schedule; it may be empty.
public record ScheduleOverride(Instant from, Instant to, Crew crew, String reason) {

    public ScheduleOverride {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "an override ends after it begins, not from " + from + " to " + to);
        }
        if (crew.isEmpty()) {
            throw new IllegalArgumentException("an override names at least one person");
        }
    }

    /// Whether it holds at `at`.
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
