package dev.afterglow.alerts;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a source says about one problem now.
///
/// Text beyond the limits is cut, because a long title must not keep anybody from being paged.
///
/// @param source who says so, e.g. `integration:prom`; keys of different sources never meet
/// @param dedupKey the source's name for the problem; not empty, at most 512 characters
/// @param labels at most 100; sorted by name
/// @param startedAt since when, as the source says; tells a late copy from a new problem
/// @param expiresAt resolves by itself then unless it is said again
public record Signal(
        ServiceId service,
        String source,
        String dedupKey,
        Severity severity,
        String title,
        String details,
        Map<String, String> labels,
        @Nullable String link,
        @Nullable Instant startedAt,
        @Nullable Instant expiresAt) {

    static final int KEY_LIMIT = 512;
    static final int TITLE_LIMIT = 1024;
    static final int DETAILS_LIMIT = 16_384;
    static final int LABELS_LIMIT = 100;
    static final int LABEL_LIMIT = 1024;
    static final int LINK_LIMIT = 2048;
    private static final String METRIC = "metric:";

    public Signal {
        if (source.isEmpty() || source.length() > KEY_LIMIT) {
            throw new IllegalArgumentException(
                    "An alert's source must have 1 to 512 characters, had " + source.length());
        }
        if (dedupKey.isEmpty() || dedupKey.length() > KEY_LIMIT) {
            throw new IllegalArgumentException(
                    "An alert's key must have 1 to 512 characters, had " + dedupKey.length());
        }
        source = Text.storable(source, KEY_LIMIT);
        dedupKey = Text.storable(dedupKey, KEY_LIMIT);
        title = Text.storable(title, TITLE_LIMIT);
        details = Text.storable(details, DETAILS_LIMIT);
        link = link == null ? null : Text.storable(link, LINK_LIMIT);
        labels = storable(labels);
    }

    /// A signal that says neither since when nor until when.
    public Signal(
            ServiceId service,
            String source,
            String dedupKey,
            Severity severity,
            String title,
            String details,
            Map<String, String> labels,
            @Nullable String link) {
        this(service, source, dedupKey, severity, title, details, labels, link, null, null);
    }

    /// Whether a key metric raised it: what customers feel is never held back by a rule of ours.
    public boolean isOfMetric() {
        return source.startsWith(METRIC);
    }

    public Signal lasting(@Nullable Instant from, @Nullable Instant until) {
        return new Signal(
                service, source, dedupKey, severity, title, details, labels, link, from, until);
    }

    private static Map<String, String> storable(Map<String, String> labels) {
        Map<String, String> sorted = new TreeMap<>();
        labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(LABELS_LIMIT)
                .forEach(label ->
                        sorted.put(
                                Text.storable(label.getKey(), LABEL_LIMIT),
                                Text.storable(label.getValue(), LABEL_LIMIT)));
        return java.util.Collections.unmodifiableMap(sorted);
    }
}
