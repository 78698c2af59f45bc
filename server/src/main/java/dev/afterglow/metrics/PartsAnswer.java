package dev.afterglow.metrics;

import java.util.List;
import java.util.Map;

/// What a source answered when the parts of a metric were asked for.
sealed interface PartsAnswer {

    /// One series a part.
    record Parts(List<Part> parts) implements PartsAnswer {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    record Failed(Trouble trouble) implements PartsAnswer {}

    /// A part of the metric: its labels, and its samples inside the window, ascending.
    record Part(Map<String, String> labels, List<Sample> samples) {
        public Part {
            labels = Map.copyOf(labels);
            samples = List.copyOf(samples);
        }
    }
}
