package dev.afterglow.metrics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the parts of a metric were just before a deviation.
///
/// @param whole the metric's own mean in that time
/// @param parts as lists, so that they can be kept as JSON
record PartsReference(
        Instant from, Instant to, List<String> dimensions, double whole, List<Usual> parts) {

    record Usual(List<String> attributes, double mean) {}

    static List<Usual> listed(Map<List<String>, Double> means) {
        return means.entrySet().stream()
                .map(entry -> new Usual(entry.getKey(), entry.getValue()))
                .toList();
    }

    Map<List<String>, Double> means() {
        Map<List<String>, Double> means = new HashMap<>();
        parts.forEach(part -> means.put(part.attributes(), part.mean()));
        return means;
    }
}
