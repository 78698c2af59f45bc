package dev.afterglow.company;

import java.time.Instant;

/// A key metric outside its expected band during an incident.
///
/// @param metric `sps` (stream starts per second), `sign-ins`, `payments` or `start-time`
public record Deviation(String metric, Instant from, Instant to, String incident) {}
