package dev.afterglow.metrics;

import dev.afterglow.services.Change;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Changes to the metric's service and to what it needs, two arrows deep.
@Component
class EarlierChanges implements EarlierEvents {

    private static final int ARROWS = 2;
    private static final int MOST = 30;

    private final Services services;

    EarlierChanges(Services services) {
        this.services = services;
    }

    @Override
    public List<Earlier> between(Instant from, Instant to, Deviation deviation) {
        Set<ServiceId> near = new HashSet<>(Set.of(deviation.service()));
        for (int arrow = 0; arrow < ARROWS; arrow++) {
            for (ServiceId service : Set.copyOf(near)) {
                services.service(service).map(Service::dependsOn).ifPresent(near::addAll);
            }
        }
        return services.changes(near, from, to).stream()
                .limit(MOST)
                .map(recorded -> earlier(recorded.change()))
                .toList();
    }

    private static Earlier earlier(Change change) {
        return new Earlier(
                change.at(),
                "change",
                "plain",
                change.summary(),
                change.service().value(),
                change.source(),
                change.link());
    }
}
