package dev.afterglow.alerts;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.ServiceId;
import java.util.Map;

/// Signals and people for the tests of this module.
final class Signals {

    static final Actor ANA = new Actor.OfPerson(new PersonId("ana"), Role.RESPONDER);
    static final Actor BO = new Actor.OfPerson(new PersonId("bo"), Role.RESPONDER);
    static final String SOURCE = "integration:prom";

    private Signals() {}

    static Signal signal(String key) {
        return signal(key, Severity.CRITICAL);
    }

    static Signal signal(String key, Severity severity) {
        return signal("playback", key, severity);
    }

    static Signal signal(String service, String key, Severity severity) {
        return new Signal(
                new ServiceId(service),
                SOURCE,
                key,
                severity,
                key + " is unwell",
                "",
                Map.of("alertname", key, "job", "player"),
                null);
    }
}
