package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import java.time.Instant;

/// Somebody who took part, and how they were reached.
public record Participant(PersonId person, Reached reached, Instant joinedAt, String note) {}
