package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who is on call at an instant.
///
/// @param until when that ends, or goes on from another source; null: not within 400 days
public record OnCallPerson(PersonId person, @Nullable Instant until, Source source) {}
