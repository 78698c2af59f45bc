package dev.afterglow.alerts;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.List;

/// Planned work: alerts of these services that open inside the window do not page until it ends.
public record MaintenanceWindow(
        long id,
        List<ServiceId> services,
        Instant startsAt,
        Instant endsAt,
        String reason,
        String createdBy) {

    static final int MOST_SERVICES = 200;

    public MaintenanceWindow {
        services = List.copyOf(services);
        if (services.isEmpty() || services.size() > MOST_SERVICES) {
            throw new IllegalArgumentException(
                    "A maintenance window needs 1 to 200 services, had " + services.size());
        }
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException(
                    "A window must end after it starts, was " + startsAt + " to " + endsAt);
        }
        reason = Text.storable(reason, 1024);
    }

    public boolean isActive(Instant at) {
        return !at.isBefore(startsAt) && at.isBefore(endsAt);
    }

    public boolean covers(ServiceId service) {
        return services.contains(service);
    }
}
