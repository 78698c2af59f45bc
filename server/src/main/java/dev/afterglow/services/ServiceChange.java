package dev.afterglow.services;

import dev.afterglow.people.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the audit keeps of a changed service.
final class ServiceChange {

    private ServiceChange() {}

    static Audit.Act act(Optional<Service> before, Service after) {
        String subject = "service:" + after.id();
        if (before.isEmpty()) {
            return new Audit.Act("service.created", subject, "team " + team(after));
        }
        Service old = before.get();
        List<String> changes = new ArrayList<>();
        if (!old.name().equals(after.name())) {
            changes.add("name");
        }
        if (!Objects.equals(old.team(), after.team())) {
            changes.add("team " + team(old) + " to " + team(after));
        }
        after.dependsOn().stream()
                .filter(id -> !old.dependsOn().contains(id))
                .forEach(id -> changes.add("now depends on " + id));
        old.dependsOn().stream()
                .filter(id -> !after.dependsOn().contains(id))
                .forEach(id -> changes.add("no longer depends on " + id));
        return new Audit.Act("service.changed", subject, String.join(", ", changes));
    }

    private static String team(Service service) {
        return service.team() == null ? "nobody" : service.team().value();
    }
}
