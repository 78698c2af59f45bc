package dev.afterglow.metrics;

import dev.afterglow.web.LineChart;

/// A deviation at a glance, for somebody who was woken by it.
///
/// @param change "−5.9 %"
/// @param amounts "11,045 starts/s of 13,968"
/// @param where the part that carries most of it, "es, tv"; empty while no part stands out
/// @param share how much of it lies there; empty when `where` is
/// @param chart the last hour
public record Glance(String change, String amounts, String where, String share, LineChart chart) {}
