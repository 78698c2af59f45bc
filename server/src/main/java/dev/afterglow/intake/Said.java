package dev.afterglow.intake;

import dev.afterglow.alerts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that a message says, whatever its format.
public sealed interface Said {

    /// A problem lasts.
    ///
    /// @param key the sender's name for the problem
    /// @param startedAt since when, null when the sender does not say
    /// @param expiresAt ends by itself then unless it is said again
    record Fires(
            String key,
            Severity severity,
            String title,
            String details,
            Map<String, String> labels,
            @Nullable String link,
            @Nullable Instant startedAt,
            @Nullable Instant expiresAt)
            implements Said {

        public Fires {
            labels = Map.copyOf(labels);
        }
    }

    /// The problem of this key is over.
    record Ends(String key, @Nullable Instant startedAt) implements Said {}

    /// Somebody on the sender's side has it.
    record Taken(String key) implements Said {}

    /// Something was done to the service: a deployment, a flag.
    ///
    /// @param at null for now
    /// @param key by which a repeated message is recognised; null: never
    record Happened(
            String summary, @Nullable Instant at, @Nullable String link, @Nullable String key)
            implements Said {}

    /// A heartbeat was heard.
    ///
    /// @param every how often it comes, if the sender says so
    record Beats(String name, @Nullable Duration every) implements Said {}

    /// Nothing that concerns us, and why.
    record Nothing(String because) implements Said {}
}
