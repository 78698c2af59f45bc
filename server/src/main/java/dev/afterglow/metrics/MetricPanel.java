package dev.afterglow.metrics;

/// A part of a key metric's page that a later module owns: a link without script, a fragment with
/// it. Each such module declares one as a bean and serves `/key-metrics/{id}/<path>`.
public record MetricPanel(int order, String title, String path) {}
