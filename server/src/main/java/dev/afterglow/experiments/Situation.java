package dev.afterglow.experiments;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Health;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.metrics.Standing;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// How everything stands around an experiment: key metrics, incidents, people, and halts.
@Component
class Situation {

    /// Samples of a metric may be late by so many steps before it counts as a gap.
    private static final int LATE_STEPS = 3;

    /// Of somebody who never said when they work.
    private static final WeeklyHours USUAL_HOURS = WeeklyHours.parse("mon-fri 09:00-17:00");

    private static final Duration LEAST_LATE = Duration.ofSeconds(30);

    private final Metrics metrics;
    private final Incidents incidents;
    private final People people;
    private final Services services;
    private final ExperimentStore store;
    private final Path haltFile;
    private final List<Freeze> frozen;

    Situation(
            Metrics metrics,
            Incidents incidents,
            People people,
            Services services,
            ExperimentStore store,
            ExperimentSettings settings) {
        this.metrics = metrics;
        this.incidents = incidents;
        this.people = people;
        this.services = services;
        this.store = store;
        this.haltFile = settings.haltFile();
        this.frozen = settings.frozen();
    }

    List<MetricState> metrics(List<MetricId> named, Instant now) {
        List<Deviation> open = metrics.openDeviations();
        return named.stream().map(id -> metric(id, open, now)).toList();
    }

    private MetricState metric(MetricId id, List<Deviation> open, Instant now) {
        KeyMetric metric = metrics.metric(id).orElse(null);
        if (metric == null) {
            return new MetricState(id.value(), MetricState.Sight.UNKNOWN, "is not known here");
        }
        Optional<Deviation> deviation =
                open.stream().filter(one -> one.metric().equals(id)).findFirst();
        if (deviation.isPresent()) {
            String words =
                    deviation.get().title().endsWith("below its band")
                            ? "is below its band"
                            : "is above its band";
            return new MetricState(metric.name(), MetricState.Sight.OUTSIDE, words);
        }
        return gap(metric, now)
                .map(why -> new MetricState(metric.name(), MetricState.Sight.UNKNOWN, why))
                .orElse(
                        new MetricState(
                                metric.name(), MetricState.Sight.IN_BAND, "is in its band"));
    }

    private Optional<String> gap(KeyMetric metric, Instant now) {
        Health health = metrics.health(metric.id()).orElse(null);
        if (health == null || health.lastSampleAt() == null) {
            return Optional.of("has no sample yet");
        }
        if (health.standing() == Standing.UNKNOWN || health.standing() == Standing.LEARNING) {
            return Optional.of("is still learning");
        }
        Duration patience = metric.source().step().multipliedBy(LATE_STEPS);
        Duration late = Duration.between(health.lastSampleAt(), now);
        return late.compareTo(patience.compareTo(LEAST_LATE) > 0 ? patience : LEAST_LATE) > 0
                ? Optional.of("has had no sample for " + late.toSeconds() + " s")
                : Optional.empty();
    }

    /// Key metrics outside their band, but these.
    List<String> otherDeviations(List<MetricId> named) {
        return metrics.openDeviations().stream()
                .filter(one -> !named.contains(one.metric()))
                .map(Deviation::metricName)
                .toList();
    }

    /// What left its band in [from, until], the oldest first.
    List<Deviation> movedSince(Instant from, Instant until) {
        return metrics.deviations(from, until.plusMillis(1)).stream()
                .sorted(Comparator.comparing(Deviation::openedAt))
                .limit(100)
                .toList();
    }

    /// Names of incidents that are not stable, declared after that time.
    List<String> openIncidents(Instant after) {
        return incidents.notClosed().stream()
                .filter(Incident::isOpen)
                .filter(one -> one.declaredAt().isAfter(after))
                .map(one -> one.id().toString())
                .toList();
    }

    /// Who of a team is there.
    record AtWork(int now, int team) {}

    AtWork atWork(ServiceId service, Instant now) {
        TeamId owner = services.service(service).map(Service::team).orElse(null);
        Team team = owner == null ? null : people.team(owner).orElse(null);
        if (team == null) {
            return new AtWork(0, 0);
        }
        Set<PersonId> away = people.away(team.members(), now);
        long there =
                people.persons(team.members()).stream()
                        .filter(Person::active)
                        .filter(one -> !away.contains(one.id()))
                        .filter(one -> one.hours().orElse(USUAL_HOURS).contains(one.zone(), now))
                        .count();
        return new AtWork((int) there, team.members().size());
    }

    /// What of the calendar speaks against it: freezes, on the calendar of anybody in the owning
    /// team, and what the key metrics know in advance. At most 10.
    List<String> quietDays(ServiceId service, Instant now) {
        TeamId owner = services.service(service).map(Service::team).orElse(null);
        List<Person> team =
                owner == null
                        ? List.of()
                        : people.team(owner)
                                .map(found -> people.persons(found.members()))
                                .orElse(List.of());
        Stream<String> freezes =
                frozen.stream()
                        .filter(each ->
                                team.stream()
                                        .map(one -> now.atZone(one.zone()).toLocalDate())
                                        .anyMatch(each::covers))
                        .map(each -> "frozen (" + each + ")");
        Stream<String> known =
                metrics.all().stream()
                        .flatMap(metric ->
                                metric.events().stream()
                                        .filter(event -> event.covers(now.toEpochMilli()))
                                        .map(event -> event.name() + " (" + metric.name() + ")"));
        return Stream.concat(freezes, known).limit(10).toList();
    }

    /// Why everything is halted. Whoever cannot read the file of the halt is halted.
    Optional<String> halted() {
        return haltedByFile().or(store::halted);
    }

    Optional<String> haltedByFile() {
        if (!Files.exists(haltFile)) {
            return Optional.empty();
        }
        try {
            String reason = Files.readString(haltFile).strip();
            return Optional.of(
                    reason.isEmpty() ? "the file " + haltFile + " is there" : firstLine(reason));
        } catch (IOException unreadable) {
            return Optional.of("the file " + haltFile + " is there");
        }
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200);
    }
}
