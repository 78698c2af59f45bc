package dev.afterglow.incidents;

import dev.afterglow.metrics.MetricId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the close asks: how the key metrics did, and who felt it first.
///
/// @param seenBy the key metric that saw it, or stands nearest to what was missed; null for none
/// @param seenAt when it saw it; null when that was not said
/// @param feltFirstBy in people's own words, e.g. "support in São Paulo, from a call"
public record Closing(
        Instant at,
        Sight sight,
        @Nullable MetricId seenBy,
        @Nullable Instant seenAt,
        String feltFirstBy) {

    public Closing(Instant at, Sight sight, @Nullable MetricId seenBy, String feltFirstBy) {
        this(at, sight, seenBy, null, feltFirstBy);
    }

    /// How the key metrics did.
    public enum Sight {
        /// A key metric saw it before or as people felt it.
        SEEN,
        /// A key metric saw it, later than people felt it.
        LATE,
        /// No key metric saw it.
        MISSED,
        /// A key metric paged and there was nothing that people felt.
        FALSE,
        /// Nobody was asked: it was imported.
        NOT_ASKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Sight parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
