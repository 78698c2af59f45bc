package dev.afterglow.incidents;

import dev.afterglow.metrics.Affected;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What people felt of an incident: from the key metrics of its services and of those that stand on
/// them, and from the alerts before.
@Component
public class Impacts {

    private static final Duration AROUND = Duration.ofMinutes(30);

    private final Metrics metrics;
    private final Services services;
    private final RecordStore record;

    Impacts(Metrics metrics, Services services, RecordStore record) {
        this.metrics = metrics;
        this.services = services;
        this.record = record;
    }

    /// The impact as it is known at an instant.
    public Impact of(Incident incident, Instant now) {
        Window window = new Window(incident.feltFrom(), incident.feltUntil());
        List<Deviation> seen = seen(incident, now);
        Affected affected =
                seen.stream()
                        .map(Deviation::affected)
                        .filter(Objects::nonNull)
                        .max(Comparator.comparingDouble(Affected::count))
                        .orElse(null);
        return new Impact(window, seen, affected, earlier(incident));
    }

    /// Deviations that opened from half an hour before it began until it was stable.
    private List<Deviation> seen(Incident incident, Instant now) {
        Set<ServiceId> felt = new HashSet<>(incident.services());
        incident.services().stream()
                .flatMap(id -> services.dependantsOf(id).stream())
                .map(Service::id)
                .forEach(felt::add);
        Instant stable = incident.stableAt();
        Instant until = stable == null ? now : stable;
        return metrics.deviations(incident.beganAt().minus(AROUND), until.plusSeconds(1)).stream()
                .filter(one -> felt.contains(one.service()))
                .sorted(Comparator.comparing(Deviation::openedAt))
                .toList();
    }

    private List<Impact.Earlier> earlier(Incident incident) {
        Instant felt = incident.beganAt();
        return record.linesBefore(incident.id(), felt).stream()
                .filter(line -> line.kind() == RecordLine.Kind.PAGE)
                .filter(line -> line.source().matches("alert:\\d+"))
                .map(line ->
                        new Impact.Earlier(
                                line.speaker(),
                                line.text(),
                                line.at(),
                                Duration.between(line.at(), felt)))
                .sorted(Comparator.comparing(Impact.Earlier::at))
                .toList();
    }
}
