package dev.afterglow.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a metric is being read.
///
/// @param liveFrom since when it may page; samples before it only taught the detector
/// @param readUntil so far it was read
/// @param lastSampleAt null before the first sample
/// @param stillLearning samples that the detector wants to see before it judges
/// @param trouble one sentence on what keeps samples away; null when nothing does
/// @param unwatchedSince since when nobody would know if it fell; null while it is watched
public record Health(
        MetricId metric,
        Instant liveFrom,
        Instant readUntil,
        @Nullable Instant lastSampleAt,
        Standing standing,
        int stillLearning,
        @Nullable String trouble,
        @Nullable Instant troubleSince,
        @Nullable Instant unwatchedSince) {

    public boolean isWatched() {
        return unwatchedSince == null;
    }

    /// Whether the past is still being read.
    public boolean readsHistory() {
        return readUntil.isBefore(liveFrom);
    }
}
