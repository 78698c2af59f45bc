package dev.afterglow.company;

import java.time.Instant;

/// A stretch of a schedule for which nobody present could be found.
public record Gap(String schedule, Instant from, Instant to) {}
