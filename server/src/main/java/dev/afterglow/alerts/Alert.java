package dev.afterglow.alerts;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A problem that a source speaks of, from its first signal until it is resolved.
///
/// @param signal the newest signal; the severity is the worst that was said
/// @param acknowledged null while nobody has it
/// @param resolved null while it lasts
/// @param suppression null when it pages
/// @param noise null unless somebody said that its page was noise
public record Alert(
        AlertId id,
        Signal signal,
        AlertState state,
        Seen seen,
        @Nullable Mark acknowledged,
        @Nullable Mark resolved,
        @Nullable Suppression suppression,
        @Nullable Noise noise) {

    /// When it was said, and how often.
    public record Seen(Instant firstAt, Instant lastAt, int count) {}

    /// Somebody's act.
    ///
    /// @param by the word of the actor: `person:ana`, `token:ci/ana`, `system:alerts`
    public record Mark(Instant at, String by) {}

    /// "This page was noise, because …"
    public record Noise(String because, Mark mark) {}

    public ServiceId service() {
        return signal.service();
    }

    public Severity severity() {
        return signal.severity();
    }

    public String title() {
        return signal.title();
    }

    public Map<String, String> labels() {
        return signal.labels();
    }

    public Instant openedAt() {
        return seen.firstAt();
    }

    public boolean isResolved() {
        return state == AlertState.RESOLVED;
    }

    public boolean isSuppressed() {
        return suppression != null;
    }

    public boolean isHighUrgency() {
        return severity().isHighUrgency();
    }
}
