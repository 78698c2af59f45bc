package dev.afterglow.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A unit whose values add up over time to a number of things: `starts/s` counts starts.
///
/// @param noun what is counted
/// @param per the time that one value speaks of
record Countable(String noun, Duration per) {

    private static final Map<String, Duration> TIMES =
            Map.of(
                    "s", Duration.ofSeconds(1),
                    "sec", Duration.ofSeconds(1),
                    "second", Duration.ofSeconds(1),
                    "min", Duration.ofMinutes(1),
                    "minute", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "hour", Duration.ofHours(1));

    /// Understands `starts/s`, `orders/min`, `calls per hour`; empty for any other unit.
    static Optional<Countable> of(String unit) {
        String[] parts = unit.strip().split("\\s*/\\s*|\\s+(?:per|a|an)\\s+", 2);
        if (parts.length < 2 || parts[0].isBlank() || !TIMES.containsKey(parts[1])) {
            return Optional.empty();
        }
        return Optional.of(new Countable(parts[0], TIMES.get(parts[1])));
    }

    /// The count of a course; all three at least 0, in order.
    Affected affected(Course course) {
        double seconds = per.toSeconds();
        double count = Math.max(0, course.area() / seconds);
        double near = Math.max(0, course.areaNear() / seconds);
        double far = Math.max(count, course.areaFar() / seconds);
        return new Affected(noun, count, Math.min(near, count), far);
    }
}
