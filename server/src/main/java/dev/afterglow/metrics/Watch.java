package dev.afterglow.metrics;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How far a metric was read, and what its detector knew then.
///
/// @param number stands for the metric in the large tables
/// @param liveFrom samples before it teach the detector and never page
/// @param readUntil samples up to here were asked for
/// @param lastSampleAt time of the newest sample; null before the first
/// @param detector the saved state; null when it has to be taught from the kept samples
/// @param arrivals when samples usually come, saved; null before the first live one
/// @param unwatchedSince when the metric was found unwatched; null while it is watched
@SuppressWarnings("ArrayRecordComponent") // passed from the row to the detector and never changed
record Watch(
        KeyMetric metric,
        int number,
        Instant liveFrom,
        Instant readUntil,
        @Nullable Instant lastSampleAt,
        Standing standing,
        int stillLearning,
        byte @Nullable [] detector,
        byte @Nullable [] arrivals,
        @Nullable Instant unwatchedSince) {

    /// Whether what was read and made ready for the other one fits this one.
    boolean isLike(Watch other) {
        return metric.equals(other.metric)
                && liveFrom.equals(other.liveFrom)
                && readUntil.equals(other.readUntil)
                && Arrays.equals(detector, other.detector);
    }

    /// Whether what is read next lies before the time when the metric was defined.
    boolean readsHistory() {
        return readUntil.isBefore(liveFrom);
    }
}
