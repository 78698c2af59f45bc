package dev.afterglow.incidents;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Change;
import dev.afterglow.services.GivenHeadsUp;
import dev.afterglow.services.HeadsUp;
import dev.afterglow.services.RecordedChange;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the product knows about the services of an incident and around its time, as lines of its
/// record: alerts, deviations, changes and heads-ups. Each line has a source, so asking again
/// tells nothing twice. Pages are told by [PageGathering].
@Component
class Gathering {

    /// How long before it began something may have happened that belongs to it.
    static final Duration BEFORE = Duration.ofMinutes(60);

    private static final Duration HEADS_UP_BEFORE = Duration.ofDays(30);
    private static final int SERVICES_MAX = 200;
    private static final String METRIC = "metric:";

    private final Alerts alerts;
    private final Metrics metrics;
    private final Services services;
    private final People people;
    private final PageGathering pages;

    Gathering(
            Alerts alerts, Metrics metrics, Services services, People people, PageGathering pages) {
        this.alerts = alerts;
        this.metrics = metrics;
        this.services = services;
        this.people = people;
        this.pages = pages;
    }

    /// Lines for the record and people who came, in no order.
    record Gathered(List<NewLine> lines, List<Participant> people) {}

    Gathered of(Incident incident, @Nullable Alert origin, Instant now) {
        Instant from = incident.beganAt().minus(BEFORE);
        Instant stable = incident.stableAt();
        Instant until = stable == null ? now : stable.plus(BEFORE);
        Set<ServiceId> near = near(incident);
        Draft draft = new Draft();
        List<Participant> came = new ArrayList<>();
        List<Alert> its = alertsOf(near, origin, from, until);
        for (Alert alert : its) {
            opened(alert, draft);
            resolved(alert, draft);
        }
        pages.gather(its, draft.lines, came);
        deviations(near, its, from, until, draft);
        changes(near, from, until, draft);
        headsUps(near, incident.beganAt(), now, draft);
        return new Gathered(List.copyOf(draft.lines), List.copyOf(came));
    }

    /// The lines so far, and the names found for them: a thousand alerts are of a few services.
    private final class Draft {

        private final List<NewLine> lines = new ArrayList<>();
        private final Map<ServiceId, String> serviceNames = new HashMap<>();
        private final Map<PersonId, String> personNames = new HashMap<>();

        void add(NewLine line) {
            lines.add(line);
        }

        String name(ServiceId service) {
            return serviceNames.computeIfAbsent(
                    service, id -> services.service(id).map(Service::name).orElse(id.value()));
        }

        String name(PersonId person) {
            return personNames.computeIfAbsent(
                    person, id -> people.person(id).map(Person::name).orElse(id.value()));
        }
    }

    /// The services it touches and those they stand on.
    private Set<ServiceId> near(Incident incident) {
        Set<ServiceId> near = new HashSet<>(incident.services());
        services.services(Set.copyOf(incident.services())).stream()
                .flatMap(service -> service.dependsOn().stream())
                .limit(SERVICES_MAX)
                .forEach(near::add);
        return near;
    }

    private List<Alert> alertsOf(
            Set<ServiceId> near, @Nullable Alert origin, Instant from, Instant until) {
        List<Alert> its = new ArrayList<>();
        alerts.openedSince(from).stream()
                .filter(alert -> near.contains(alert.service()))
                .filter(alert -> !alert.openedAt().isAfter(until))
                .forEach(its::add);
        if (origin != null && its.stream().noneMatch(one -> one.id().equals(origin.id()))) {
            its.add(origin);
        }
        return its;
    }

    private static void opened(Alert alert, Draft draft) {
        draft.add(
                new NewLine(
                        alert.openedAt(),
                        kind(alert),
                        null,
                        draft.name(alert.service()),
                        alert.title(),
                        false,
                        "alert:" + alert.id(),
                        alert.signal().details()));
    }

    private static RecordLine.Kind kind(Alert alert) {
        boolean ofMetric = alert.signal().source().startsWith(METRIC);
        return ofMetric ? RecordLine.Kind.METRIC : RecordLine.Kind.PAGE;
    }

    private static void resolved(Alert alert, Draft draft) {
        Alert.Mark resolved = alert.resolved();
        if (resolved != null) {
            draft.add(
                    new NewLine(
                            resolved.at(),
                            kind(alert),
                            null,
                            draft.name(alert.service()),
                            "Over: " + alert.title(),
                            false,
                            "alert:" + alert.id() + "/resolved/" + resolved.at().getEpochSecond(),
                            resolved.by()));
        }
    }

    /// Those that paged are told as alerts already.
    private void deviations(
            Set<ServiceId> near, List<Alert> its, Instant from, Instant until, Draft draft) {
        Set<String> told =
                its.stream().map(alert -> alert.signal().source()).collect(Collectors.toSet());
        for (Deviation deviation : metrics.deviations(from, until)) {
            boolean isTold = told.contains(METRIC + deviation.metric());
            if (near.contains(deviation.service()) && !isTold) {
                draft.add(
                        new NewLine(
                                deviation.openedAt(),
                                RecordLine.Kind.METRIC,
                                null,
                                deviation.metricName(),
                                "%s, %s"
                                        .formatted(
                                                deviation.title(),
                                                Numbers.change(deviation.worst().change())),
                                false,
                                "deviation:" + deviation.id(),
                                ""));
            }
        }
    }

    private void changes(Set<ServiceId> near, Instant from, Instant until, Draft draft) {
        for (RecordedChange recorded : services.changes(near, from, until)) {
            Change change = recorded.change();
            String link = change.link();
            draft.add(
                    new NewLine(
                            change.at(),
                            RecordLine.Kind.CHANGE,
                            change.person(),
                            change.person() == null
                                    ? draft.name(change.service())
                                    : draft.name(change.person()),
                            draft.name(change.service()) + ": " + change.summary(),
                            false,
                            "change:" + recorded.id(),
                            link == null ? change.source() : change.source() + " " + link));
        }
    }

    private void headsUps(Set<ServiceId> near, Instant began, Instant now, Draft draft) {
        Instant oldest = began.minus(HEADS_UP_BEFORE);
        for (GivenHeadsUp given : services.headsUps(near, now)) {
            HeadsUp headsUp = given.headsUp();
            if (headsUp.from().isAfter(oldest)) {
                draft.add(
                        new NewLine(
                                headsUp.from(),
                                RecordLine.Kind.CHANGE,
                                headsUp.by(),
                                draft.name(headsUp.by()),
                                "Heads-up on "
                                        + draft.name(headsUp.service())
                                        + ": "
                                        + headsUp.text(),
                                false,
                                "heads-up:" + given.id(),
                                ""));
            }
        }
    }
}
