package dev.afterglow.experiments;

import dev.afterglow.metrics.DeviationId;
import dev.afterglow.metrics.MetricId;

/// A key metric that left its band during a run.
///
/// @param wasNamed whether the experiment named it; what moved that nobody named is the finding
public record MovedMetric(MetricId metric, DeviationId deviation, boolean wasNamed) {}
