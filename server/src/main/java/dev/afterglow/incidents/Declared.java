package dev.afterglow.incidents;

import java.time.Instant;

/// The least of an incident, for counting many.
public record Declared(IncidentId id, Instant at, IncidentKind kind) {}
