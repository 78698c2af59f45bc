package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.Instant;

/// What somebody tells whoever is on call next.
public record HandoverNote(PersonId author, String words, Instant at) {}
