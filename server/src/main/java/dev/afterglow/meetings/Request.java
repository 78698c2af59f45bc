package dev.afterglow.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A meeting that is to take place whole within [from, to).
public record Request(Duration length, Instant from, Instant to, List<Attendee> attendees) {

    /// Starts are this far apart, counted from the beginning of the time that is searched.
    public static final Duration STEP = Duration.ofMinutes(15);

    /// The longest time that is searched.
    public static final Duration LONGEST_SEARCH = Duration.ofDays(93);

    public Request {
        attendees = List.copyOf(attendees);
        Duration search = Duration.between(from, to);
        if (!length.isPositive() || length.compareTo(search) > 0) {
            throw new IllegalArgumentException(
                    "expected a length that fits between %s and %s, not %s"
                            .formatted(from, to, length));
        }
        if (search.compareTo(LONGEST_SEARCH) > 0) {
            throw new IllegalArgumentException(
                    "expected at most %d days to search, not %d"
                            .formatted(LONGEST_SEARCH.toDays(), search.toDays()));
        }
    }

    /// The same meeting, shorter or longer.
    Request withLength(Duration other) {
        return new Request(other, from, to, attendees);
    }
}
