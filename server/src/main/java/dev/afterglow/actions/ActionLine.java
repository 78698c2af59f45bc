package dev.afterglow.actions;

import java.time.Instant;

/// One line of what happened to an action.
///
/// @param actor the word of an actor, such as `person:ana`
public record ActionLine(Instant at, String actor, String text) {}
