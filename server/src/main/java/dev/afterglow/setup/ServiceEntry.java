package dev.afterglow.setup;

import dev.afterglow.people.TeamId;
import java.util.List;
import java.util.Optional;

/// A service, who has it, which policy pages for it, and the services it cannot do without.
public record ServiceEntry(
        String id,
        String name,
        Optional<TeamId> team,
        Optional<String> policy,
        List<String> dependsOn) {

    public ServiceEntry {
        dependsOn = List.copyOf(dependsOn);
        if (dependsOn.contains(id)) {
            throw new IllegalArgumentException("service " + id + " cannot depend on itself");
        }
    }
}
