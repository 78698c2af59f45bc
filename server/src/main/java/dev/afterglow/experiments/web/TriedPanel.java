package dev.afterglow.experiments.web;

import java.util.List;

/// What was tried on purpose because of an incident or a risk.
///
/// @param reading empty but for a risk
/// @param back address and words of what it belongs to
public record TriedPanel(
        String reading,
        String conditions,
        String tone,
        List<ExperimentsPage.Row> experiments,
        String draftAddress,
        String back,
        String backWords,
        boolean mayWrite) {}
