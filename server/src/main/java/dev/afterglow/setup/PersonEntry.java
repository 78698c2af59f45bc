package dev.afterglow.setup;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A person, as the file says. Without a rule for an urgency a page goes by e-mail at once.
public record PersonEntry(
        PersonId id,
        String name,
        Optional<String> email,
        ZoneId zone,
        Optional<WeeklyHours> hours,
        List<Rule> rules) {

    /// Reach the person `by` this channel `after` the page, `to` this address where the channel
    /// needs one of its own.
    public record Rule(Urgency urgency, Duration after, Channel by, Optional<String> to) {}

    /// Critical and error alerts are high, the rest low.
    public enum Urgency {
        HIGH,
        LOW
    }

    /// A way to reach a person.
    public enum Channel {
        EMAIL,
        WEBHOOK,
        CHAT,
        PUSH,
        NTFY,
        INBOX,
        SMS,
        VOICE
    }

    public PersonEntry {
        rules = List.copyOf(rules);
    }
}
