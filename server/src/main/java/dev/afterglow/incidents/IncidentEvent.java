package dev.afterglow.incidents;

import java.time.Instant;

/// What happened to an incident; published in the transaction that wrote it.
public sealed interface IncidentEvent {

    IncidentId incident();

    Instant at();

    record Declared(IncidentId incident, Instant at) implements IncidentEvent {}

    record BecameStable(IncidentId incident, Instant at) implements IncidentEvent {}

    record Reopened(IncidentId incident, Instant at) implements IncidentEvent {}

    record Closed(IncidentId incident, Instant at) implements IncidentEvent {}
}
