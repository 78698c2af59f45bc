package dev.afterglow.experiments;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.List;

/// That the team that owns a service agreed to experiments on it, until a day.
///
/// @param mostPercent the most of the service that an experiment may touch
/// @param hosts which `http` activities may call, `host` or `host:port`
public record Agreement(
        ServiceId service, PersonId agreedBy, Instant until, int mostPercent, List<String> hosts) {

    private static final int MOST_HOSTS = 20;

    public Agreement {
        hosts = hosts.stream().map(String::strip).filter(host -> !host.isEmpty()).toList();
        if (mostPercent < 1 || mostPercent > 100) {
            throw new IllegalArgumentException("A team agrees to 1 to 100 %, was " + mostPercent);
        }
        if (hosts.size() > MOST_HOSTS) {
            throw new IllegalArgumentException("At most 20 hosts, was " + hosts.size());
        }
        for (String host : hosts) {
            if (!host.matches("[A-Za-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:]+](:[0-9]{1,5})?")) {
                throw new IllegalArgumentException(
                        "A host is like proxy.test:8474, was '" + host + "'");
            }
        }
    }
}
