package dev.afterglow.metrics;

import java.time.Instant;

/// Something odd about a source: the newest sentence of its kind, and how often it was so.
public record SourceNote(String sentence, Instant firstAt, Instant lastAt, int times) {}
