package dev.afterglow.paging;

import dev.afterglow.alerts.Severity;
import dev.afterglow.people.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a step counts.
///
/// @param severities of the alert; empty for all
/// @param hours of the person who would be paged, in their own zone, or null for all
public record When(Set<Severity> severities, @Nullable WeeklyHours hours) {

    public static final When ALWAYS = new When(Set.of(), null);

    public When {
        severities = Set.copyOf(severities);
    }

    boolean covers(Severity severity) {
        return severities.isEmpty() || severities.contains(severity);
    }

    /// Whether it is the right time for somebody in a zone.
    boolean covers(Instant at, ZoneId zone) {
        return hours == null || hours.contains(zone, at);
    }
}
