package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import java.time.Instant;

/// What happened to a decision or a review; published in the transaction that wrote it.
public sealed interface ReviewEvent {

    IncidentId incident();

    Instant at();

    record Decided(IncidentId incident, Deserves deserves, Instant at) implements ReviewEvent {}

    record Begun(ReviewId review, IncidentId incident, Instant at) implements ReviewEvent {}

    record Written(ReviewId review, IncidentId incident, int version, Instant at)
            implements ReviewEvent {}

    record Published(ReviewId review, IncidentId incident, Instant at) implements ReviewEvent {}
}
