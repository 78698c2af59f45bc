package dev.afterglow.patterns;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The changes of one service, to find the one that went before an incident.
final class LatestChanges {

    private static final Duration NEAR = Duration.ofHours(2);

    private final NavigableMap<Instant, Long> changes = new TreeMap<>();

    void add(Instant at, long id) {
        changes.put(at, id);
    }

    /// The last one in the two hours before; null where there was none.
    @Nullable String before(Instant at) {
        var last = changes.floorEntry(at);
        return last == null || last.getKey().isBefore(at.minus(NEAR))
                ? null
                : Long.toString(last.getValue());
    }
}
