package dev.afterglow.experiments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of what people worry about was ever tried. Not a score: dry and refused runs do not
/// count, and what was tried long ago is stale.
///
/// @param risks heard in sessions
/// @param tried of them, by a run that tells something
/// @param fresh of these, within 180 days
/// @param lastRun null when there never was one
public record Coverage(int risks, int tried, int fresh, @Nullable Instant lastRun) {}
