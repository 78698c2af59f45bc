package dev.afterglow.metrics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How metrics are read and how long their samples are kept: `afterglow.metrics.…`.
///
/// @param history as much of the past as a source is asked for when a metric is new
/// @param samples how long single samples are kept
/// @param hours how long the sums of their hours are kept
/// @param patience how long a source may take to answer
/// @param unwatched how long no sample may come before the metric counts as unwatched; at least
///     five steps of it
/// @param atOnce as many metrics as one server reads at the same time
@ConfigurationProperties("afterglow.metrics")
public record MetricSettings(
        @DefaultValue("28d") Duration history,
        @DefaultValue("35d") Duration samples,
        @DefaultValue("1830d") Duration hours,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("3m") Duration unwatched,
        @DefaultValue("16") int atOnce) {

    private static final int LEAST_STEPS = 5;

    /// The longest silence of a metric with this step that is not yet an alert.
    Duration silence(Duration step) {
        Duration steps = step.multipliedBy(LEAST_STEPS);
        return steps.compareTo(unwatched) > 0 ? steps : unwatched;
    }
}
