package dev.afterglow.incidents;

import java.time.Instant;

/// A line of the public status page.
public record PublicUpdate(
        IncidentId incident, Instant at, StakeholderUpdate.State state, String text) {}
