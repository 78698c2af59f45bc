package dev.afterglow.actions;

import dev.afterglow.incidents.IncidentId;

/// Where an action came from.
public sealed interface Origin {

    /// An incident, or its review.
    record OfIncident(IncidentId incident) implements Origin {}

    /// A session of the risk radar.
    ///
    /// @param session as people call it, such as `2026-03`
    record OfRadar(String session) implements Origin {}

    /// Somebody thought of it.
    record ByHand() implements Origin {}
}
