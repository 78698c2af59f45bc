package dev.afterglow.meetings;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.people.WeeklyHours.Span;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Somebody who is to be at a meeting. Without stated hours every waking hour costs the most. A
/// person who is not essential may be busy, and then has to read about it.
public record Attendee(
        PersonId id,
        ZoneId zone,
        Optional<WeeklyHours> hours,
        WeeklyHours sleep,
        boolean essential,
        BigDecimal burden,
        List<Span> busy) {

    /// When people sleep who say nothing else.
    public static final WeeklyHours SLEEP = WeeklyHours.parse("23:00-06:00");

    public Attendee {
        busy = List.copyOf(busy);
        if (burden.signum() < 0) {
            throw new IllegalArgumentException("a burden is not negative, not " + burden);
        }
    }
}
