package dev.afterglow.experiments;

import java.util.List;

/// What became of reading an experiment's text.
public sealed interface ExperimentReading {

    /// It is JSON with an object at its top; whether it is an experiment is said by [Validation].
    record Accepted(ExperimentFile file) implements ExperimentReading {}

    /// It cannot be read, for at least one mistake.
    record Refused(List<Mistake> mistakes) implements ExperimentReading {

        public Refused {
            mistakes = List.copyOf(mistakes);
        }
    }
}
