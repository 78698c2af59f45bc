package dev.afterglow.radar;

import java.time.Instant;

/// What came of a risk, as a curator told it.
public record CameOf(Instant at, String words) {}
