package dev.afterglow.meetings;

import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Something to give up so that a meeting can be: it opens this many starts, the first at `first`.
public sealed interface Concession {

    int starts();

    Instant first();

    /// In words, such as `the sleep of bo: 3 starts, the first 2026-03-02T15:00:00Z`.
    default String words() {
        String what =
                switch (this) {
                    case Together(var constraints, _, _) ->
                            constraints.stream()
                                    .map(Constraint::words)
                                    .collect(Collectors.joining(" and "));
                    case Shorter(Duration length, _, _) ->
                            "the length: %d minutes instead".formatted(length.toMinutes());
                };
        String count = starts() == 1 ? "1 start" : starts() + " starts";
        return "%s: %s, the first %s".formatted(what, count, first());
    }

    /// What keeps a person from a start.
    record Constraint(PersonId person, Reason reason) {

        /// Why.
        enum Reason {
            ASLEEP,
            BUSY
        }

        private String words() {
            return switch (reason) {
                case ASLEEP -> "the sleep of " + person;
                case BUSY -> "the other appointments of " + person;
            };
        }
    }

    /// All of these constraints.
    record Together(List<Constraint> constraints, int starts, Instant first) implements Concession {

        public Together {
            constraints = List.copyOf(constraints);
        }
    }

    /// Some of the time.
    record Shorter(Duration length, int starts, Instant first) implements Concession {}
}
