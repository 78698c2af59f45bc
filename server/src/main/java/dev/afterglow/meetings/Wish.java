package dev.afterglow.meetings;

import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A meeting that somebody would like to hold.
///
/// @param from the first day that is searched, in UTC
/// @param to the last one, included
/// @param essential those who must be heard; the others can read about it
/// @param hosts those who would be at both of two sessions
public record Wish(
        Duration length,
        LocalDate from,
        LocalDate to,
        List<PersonId> people,
        Set<PersonId> essential,
        Set<PersonId> hosts) {

    static final int PEOPLE_MAX = 200;

    public Wish {
        people = List.copyOf(new LinkedHashSet<>(people));
        essential = Set.copyOf(essential);
        hosts = Set.copyOf(hosts);
        if (people.isEmpty() || people.size() > PEOPLE_MAX) {
            throw new IllegalArgumentException(
                    "A meeting is for 1 to 200 people, was " + people.size());
        }
        if (length.compareTo(Duration.ofMinutes(15)) < 0
                || length.compareTo(Duration.ofHours(8)) > 0) {
            throw new IllegalArgumentException(
                    "A meeting takes 15 minutes to 8 hours, was " + length.toMinutes() + " min");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The last day is before the first: %s to %s".formatted(from, to));
        }
    }
}
