package dev.afterglow.experiments.web;

import java.util.List;

/// The form of a new experiment, as it was sent.
///
/// @param metrics those that were ticked
/// @param error what is wrong with it; empty at first
public record ExperimentForm(
        String file,
        String service,
        String percent,
        String minutes,
        List<String> metrics,
        String source,
        String ref,
        String mind,
        String error,
        List<ExperimentsPage.Choice> services,
        List<ExperimentsPage.Choice> keyMetrics) {}
