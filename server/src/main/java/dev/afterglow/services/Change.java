package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something was done to a service: a deployment, a flag, a failover.
///
/// @param at when it was done, as its source says
/// @param source who tells: `deploys`, `api`, `by hand`
/// @param person who did it; null when the source does not say or nobody here is meant
/// @param link where to read more; null when there is nothing
/// @param key the source's own name of it, by which a repeated message is recognised; null: never
public record Change(
        ServiceId service,
        String summary,
        Instant at,
        String source,
        @Nullable PersonId person,
        @Nullable String link,
        @Nullable String key) {

    private static final int LONGEST_SUMMARY = 1_000;
    private static final int LONGEST_WORD = 2_000;

    public Change {
        if (summary.isBlank() || summary.length() > LONGEST_SUMMARY) {
            throw new IllegalArgumentException(
                    "A change's summary has 1 to 1,000 characters, not " + summary.length());
        }
        if (source.isBlank() || source.length() > LONGEST_SUMMARY) {
            throw new IllegalArgumentException("A change needs a source of 1 to 1,000 characters");
        }
        if (link != null && !(isWebAddress(link) && link.length() <= LONGEST_WORD)) {
            throw new IllegalArgumentException(
                    "A change's link begins with https:// or http://, was \"" + link + "\"");
        }
        if (key != null && key.length() > LONGEST_WORD) {
            throw new IllegalArgumentException("A change's key has at most 2,000 characters");
        }
    }

    /// A change of which only the service, the sentence, the time and the source are known.
    public static Change of(ServiceId service, String summary, Instant at, String source) {
        return new Change(service, summary, at, source, null, null, null);
    }

    private static boolean isWebAddress(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }
}
