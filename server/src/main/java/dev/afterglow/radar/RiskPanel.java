package dev.afterglow.radar;

/// A part of a risk's page that a later module owns: a link without script, a fragment with it.
/// Each such module declares one as a bean and serves `/radar/risks/{id}/<path>`.
public record RiskPanel(int order, String title, String path) {}
