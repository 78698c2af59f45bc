package dev.afterglow.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was to be done after an incident, and what became of it.
///
/// @param kind where it lay in the room's eyes: `before-review`, `minutes`, `discretionary`,
///     `unlikely`
/// @param outcome `done`, `declined`, `overtaken`, `quiet` or `open`
/// @param endedAt null while it is open
/// @param automates id of the service a part of which it automated; null where it automated nothing
public record Action(
        String id,
        String incident,
        Instant createdAt,
        String kind,
        String outcome,
        @Nullable Instant endedAt,
        @Nullable String automates) {}
