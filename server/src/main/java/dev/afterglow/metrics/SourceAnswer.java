package dev.afterglow.metrics;

import java.util.List;

/// What a source answered when a window was asked for.
sealed interface SourceAnswer {

    /// It answered. Points of the window without a sample are missing.
    ///
    /// @param samples ascending, on the grid, inside the window, none twice
    /// @param notes what was odd but did not hinder
    record Samples(List<Sample> samples, List<Trouble> notes) implements SourceAnswer {
        public Samples {
            samples = List.copyOf(samples);
            notes = List.copyOf(notes);
        }
    }

    /// It did not, or not in a way that gives a number.
    record Failed(Trouble trouble) implements SourceAnswer {}
}
