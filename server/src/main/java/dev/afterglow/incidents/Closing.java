package dev.afterglow.incidents;

import dev.afterglow.metrics.MetricId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the close asks: how the key metrics did, and who felt it first.
///
/// @param seenBy the key metric that saw it; null when none did
/// @param feltFirstBy in people's own words, e.g. "support in São Paulo, from a call"
public record Closing(Instant at, Sight sight, @Nullable MetricId seenBy, String feltFirstBy) {

    /// How the key metrics did.
    public enum Sight {
        /// A key metric saw it before or as people felt it.
        SEEN,
        /// A key metric saw it, later than people felt it.
        LATE,
        /// No key metric saw it.
        MISSED,
        /// A key metric paged and there was nothing that people felt.
        FALSE
    }
}
