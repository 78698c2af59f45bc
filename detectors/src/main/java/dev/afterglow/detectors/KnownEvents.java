package dev.afterglow.detectors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the known event of an instant; looks again only when time leaves the stretch that it last
/// found.
final class KnownEvents {
    private final List<KnownEvent> events;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private @Nullable KnownEvent current;

    KnownEvents(List<KnownEvent> events) {
        this.events = events;
    }

    /// The event at an instant, null when there is none; of several the one that began last.
    @Nullable KnownEvent at(long epochMillis) {
        if (epochMillis < from || epochMillis >= to) {
            look(epochMillis);
        }
        return current;
    }

    private void look(long epochMillis) {
        current = null;
        from = Long.MIN_VALUE;
        to = Long.MAX_VALUE;
        for (KnownEvent event : events) {
            if (event.covers(epochMillis)) {
                current = event;
            }
            for (long edge : new long[] {event.from(), event.to()}) {
                if (edge <= epochMillis) {
                    from = Math.max(from, edge);
                } else {
                    to = Math.min(to, edge);
                }
            }
        }
    }
}
