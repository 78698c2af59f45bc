package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;

/// Somebody tells beforehand what those who touch a service should know.
///
/// @param by who says so
/// @param from when it begins to matter
/// @param until when it stops to matter, at most a year later
public record HeadsUp(ServiceId service, PersonId by, String text, Instant from, Instant until) {

    private static final int LONGEST_TEXT = 2_000;
    private static final Duration LONGEST = Duration.ofDays(366);

    public HeadsUp {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "A heads-up has 1 to 2,000 characters, not " + text.length());
        }
        if (!until.isAfter(from) || until.isAfter(from.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "A heads-up ends after it begins, and within a year; "
                            + from
                            + " to "
                            + until
                            + " does not");
        }
    }
}
