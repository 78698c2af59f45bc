package dev.afterglow.company;

import java.time.Instant;

/// Somebody on call for a schedule, from inclusive, to exclusive.
public record Shift(String schedule, String person, Instant from, Instant to) {}
