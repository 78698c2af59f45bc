package dev.afterglow.company;

import java.time.Instant;

/// An incident passed from one team to another.
public record Handover(String incident, Instant at, String fromTeam, String toTeam) {}
