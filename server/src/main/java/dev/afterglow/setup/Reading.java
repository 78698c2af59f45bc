package dev.afterglow.setup;

import java.util.List;

/// What became of reading a file: its value, or all that is wrong with it.
public sealed interface Reading<T> {

    /// The file is right.
    record Accepted<T>(T value) implements Reading<T> {}

    /// The file is refused, for at least one problem, sorted by place.
    record Refused<T>(List<Problem> problems) implements Reading<T> {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
