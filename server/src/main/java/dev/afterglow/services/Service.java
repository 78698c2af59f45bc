package dev.afterglow.services;

import dev.afterglow.people.TeamId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something a team runs.
///
/// @param team who owns it; null while nobody does
/// @param dependsOn the services it needs; never itself
public record Service(ServiceId id, String name, @Nullable TeamId team, Set<ServiceId> dependsOn) {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_DEPENDENCIES = 500;

    public Service {
        dependsOn = Set.copyOf(dependsOn);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A service's name has 1 to 200 characters; that of "
                            + id
                            + " has none or more");
        }
        if (dependsOn.contains(id)) {
            throw new IllegalArgumentException(
                    "Service " + id + " cannot depend on itself; leave it out of its dependencies");
        }
        if (dependsOn.size() > MOST_DEPENDENCIES) {
            throw new IllegalArgumentException(
                    "A service has at most 500 dependencies; " + id + " has " + dependsOn.size());
        }
    }
}
