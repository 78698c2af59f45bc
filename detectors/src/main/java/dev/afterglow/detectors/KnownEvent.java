package dev.afterglow.detectors;

/// Something that people know in advance and that a series cannot: a holiday, a sale, a planned
/// stop.
///
/// @param name what people call it; shown in explanations
/// @param from first instant, epoch milliseconds
/// @param to first instant after it, epoch milliseconds; later than `from`
/// @param effect what it does to the series
public record KnownEvent(String name, long from, long to, Effect effect) {
    /// What a known event does to the series.
    public enum Effect {
        /// People behave as on a Sunday: judged against Sunday's profile, where the detector has
        /// one, and
        /// with a doubled band; not learnt as an ordinary day.
        LIKE_SUNDAY,
        /// The series will be odd on purpose: nothing opens and nothing is learnt.
        EXPECTED
    }

    public KnownEvent {
        if (from >= to) {
            throw new IllegalArgumentException(
                    "Known event '%s' must end after it begins, was %d to %d"
                            .formatted(name, from, to));
        }
    }

    /// Whether the event covers an instant.
    public boolean covers(long epochMillis) {
        return from <= epochMillis && epochMillis < to;
    }
}
