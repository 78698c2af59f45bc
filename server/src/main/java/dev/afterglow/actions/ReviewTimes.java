package dev.afterglow.actions;

import dev.afterglow.incidents.IncidentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// When incidents were reviewed. Whoever holds reviews declares a bean.
public interface ReviewTimes {

    /// The beginning of the review's meeting, or its publication where there was none; without
    /// incidents that have neither.
    Map<IncidentId, Instant> reviewedAt(Collection<IncidentId> incidents);
}
