package dev.afterglow.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the row of a watch becomes after one reading.
///
/// @param dueAt when to read next
/// @param arrivals when samples usually come, saved
/// @param trouble what keeps samples away now; null when nothing does
@SuppressWarnings("ArrayRecordComponent") // written to the row and never changed
record Progress(
        Instant readUntil,
        @Nullable Instant lastSampleAt,
        Standing standing,
        int stillLearning,
        byte @Nullable [] detector,
        byte @Nullable [] arrivals,
        @Nullable Trouble trouble,
        @Nullable Instant unwatchedSince,
        Instant dueAt) {}
