package dev.afterglow.alerts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Alerts that match all of its matchers do not page between two instants.
///
/// @param source null for a silence over every source; a program may only silence its own
/// @param comment why, in the words of who made it
public record Silence(
        UUID id,
        @Nullable String source,
        List<LabelMatcher> matchers,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        String comment,
        Instant updatedAt) {

    static final int MOST_MATCHERS = 20;

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty() || matchers.size() > MOST_MATCHERS) {
            throw new IllegalArgumentException(
                    "A silence needs 1 to 20 matchers, had " + matchers.size());
        }
        if (matchers.stream().allMatch(matcher -> matcher.matches(Map.of()))) {
            throw new IllegalArgumentException(
                    "At least one matcher of a silence must not match the empty value: "
                            + matchers
                            + " would hide everything");
        }
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException(
                    "A silence must end after it starts, was " + startsAt + " to " + endsAt);
        }
        comment = Text.storable(comment, 1024);
    }

    public boolean isActive(Instant at) {
        return !at.isBefore(startsAt) && at.isBefore(endsAt);
    }

    /// `active`, `pending` or `expired`, as Alertmanager calls them.
    public String state(Instant at) {
        return isActive(at) ? "active" : at.isBefore(startsAt) ? "pending" : "expired";
    }

    /// Whether it would hide this signal while it is active.
    public boolean matches(Signal signal) {
        if (source != null && !source.equals(signal.source())) {
            return false;
        }
        Map<String, String> labels = labels(signal);
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /// The labels of the signal, and `service`, `severity`, `source` and `title` where it has none
    /// so
    /// named.
    static Map<String, String> labels(Signal signal) {
        Map<String, String> labels = new HashMap<>();
        labels.put("service", signal.service().value());
        labels.put("severity", signal.severity().word());
        labels.put("source", signal.source());
        labels.put("title", signal.title());
        labels.putAll(signal.labels());
        return labels;
    }
}
