package dev.afterglow.actions;

import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.util.List;

/// What came of the services that an action is about, in the year before.
///
/// @param services those of its incident, and the one it automates a part of; empty for none known
/// @param incidents that touched one of them, as many as were looked at
/// @param felt how long they were felt in all, as far as that was kept
/// @param isAtLeast whether there were more than were looked at
public record Exposure(List<ServiceId> services, int incidents, Duration felt, boolean isAtLeast) {

    public Exposure {
        services = List.copyOf(services);
    }
}
