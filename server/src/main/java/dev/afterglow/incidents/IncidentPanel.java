package dev.afterglow.incidents;

/// A part of the incident page that a later module owns: a link without script, a fragment with it.
/// Each such module declares one as a bean and serves `/incidents/{id}/<path>`.
public record IncidentPanel(int order, String title, String path) {}
