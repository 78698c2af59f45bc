package dev.afterglow.themes;

import java.time.Instant;
import java.util.List;

/// A claim across incidents as it stands now.
///
/// @param wording how often it was worded
/// @param supporting quotes for it, and against it `opposing`, in the order they were added
/// @param events what happened to it, oldest first
/// @param patterns lenses or patterns that count something near it, such as `absence/return`
public record Claim(
        long id,
        Status status,
        Wording wording,
        List<Coding> supporting,
        List<Coding> opposing,
        List<Event> events,
        List<String> patterns) {

    public Claim {
        supporting = List.copyOf(supporting);
        opposing = List.copyOf(opposing);
        events = List.copyOf(events);
        patterns = List.copyOf(patterns);
    }

    public enum Status {
        CLAIM,
        THEME,
        DROPPED
    }

    /// How a claim is worded.
    ///
    /// @param number 1 for the first
    /// @param brief a name of a few words
    /// @param claim the sentence
    /// @param rival another way to see it
    /// @param dropIf what would make us drop it
    /// @param reason why it was worded anew; empty for the first
    public record Wording(
            int number,
            String brief,
            String claim,
            String rival,
            String dropIf,
            String reason,
            String author,
            Instant at) {}

    /// @param kind `searched`, `called`, `dropped`, `taken-up`, `asked`, `agrees`, `partly`,
    ///     `disagrees`
    public record Event(String kind, String text, String author, Instant at) {}

    /// How many incidents speak for it.
    public int incidents() {
        return (int) supporting.stream().map(Coding::incident).distinct().count();
    }

    /// How many searches for cases against it there were.
    public int searches() {
        return (int) events.stream().filter(event -> event.kind().equals("searched")).count();
    }
}
