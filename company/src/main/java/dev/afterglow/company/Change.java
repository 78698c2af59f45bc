package dev.afterglow.company;

import java.time.Instant;

/// Something put into production by a person.
public record Change(String id, String person, Instant at, String service) {}
