package dev.afterglow.radar;

import java.util.UUID;

/// What became of a worry that was handed in.
public sealed interface HandedIn {

    record Taken(UUID submission) implements HandedIn {}

    /// Nothing was stored.
    record Refused(String reason) implements HandedIn {}
}
