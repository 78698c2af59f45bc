package dev.afterglow.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What can be said of where a deviation lies.
///
/// @param report the newest that could be made; null when there is none yet
/// @param trouble one sentence on why the newest look failed; null when it did not
public record Where(@Nullable PartsReport report, @Nullable String trouble, Instant lookedAt) {}
