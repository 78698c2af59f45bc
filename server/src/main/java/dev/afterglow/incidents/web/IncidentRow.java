package dev.afterglow.incidents.web;

/// An incident in a list.
public record IncidentRow(
        String id,
        String address,
        String title,
        String badge,
        String tone,
        String declaredIso,
        String declared,
        String services,
        boolean isReal) {}
