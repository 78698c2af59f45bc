package dev.afterglow.alerts;

import dev.afterglow.services.ServiceId;

/// A rule made by people: alerts of `service` wait while `upstream`, which it depends on, has an
/// urgent
/// alert that pages.
public record Inhibition(ServiceId service, ServiceId upstream) {}
