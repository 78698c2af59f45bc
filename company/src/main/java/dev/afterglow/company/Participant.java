package dev.afterglow.company;

import java.time.Instant;

/// Somebody who worked in an incident, and how they came.
///
/// @param role `commander`, `responder` or `expert`
/// @param reached `oncall`, `paged`, `asked` or `chance`
public record Participant(
        String incident, String person, String role, String reached, Instant joinedAt) {}
