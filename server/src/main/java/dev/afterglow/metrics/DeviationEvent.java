package dev.afterglow.metrics;

import dev.afterglow.services.ServiceId;
import java.time.Instant;

/// What happened to a key metric that pages. Published synchronously in the transaction that stores
/// the sample: a listener that throws undoes the sample, and it is read again.
public sealed interface DeviationEvent {

    /// The metric left its band.
    record Opened(Deviation deviation) implements DeviationEvent {}

    /// An open deviation became a third deeper, or twice as many are affected, since the last such
    /// event.
    record Grew(Deviation deviation) implements DeviationEvent {}

    /// The metric is back, its new level was taken as the normal one ([Deviation#newNormal]), or it
    /// no longer pages.
    record Ended(Deviation deviation) implements DeviationEvent {}

    /// No sample could be judged for longer than the metric's patience: if it fell now, nobody
    /// would know.
    ///
    /// @param since time of the last sample
    /// @param reason one sentence
    record MetricUnwatched(
            MetricId metric, String metricName, ServiceId service, Instant since, String reason)
            implements DeviationEvent {}

    /// Samples come again.
    record MetricWatchedAgain(MetricId metric, String metricName, ServiceId service, Instant at)
            implements DeviationEvent {}
}
