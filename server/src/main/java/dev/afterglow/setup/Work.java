package dev.afterglow.setup;

import dev.afterglow.people.Actor;
import java.time.Instant;

/// Who applies a file, and when.
record Work(Actor actor, Instant now) {}
