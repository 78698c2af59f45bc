package dev.afterglow.experiments.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Slug;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.Risks;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What stands in the form of a new experiment at first: a whole file to be changed, and what the
/// incident or the risk that it comes from says of target, metrics and time.
@Component
class FirstDraft {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TITLE = 150;
    private static final int USUAL_MINUTES = 10;
    private static final int MOST_MINUTES = 240;
    private static final int MOST_METRICS = 20;
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private final Incidents incidents;
    private final Risks risks;
    private final Metrics metrics;
    private final Services services;

    FirstDraft(Incidents incidents, Risks risks, Metrics metrics, Services services) {
        this.incidents = incidents;
        this.risks = risks;
        this.metrics = metrics;
        this.services = services;
    }

    /// What is known beforehand. Words of a restricted incident, and
    /// of a risk that no session heard yet, stay where they are.
    ///
    /// @param service empty where nothing says which
    /// @param mind what would change our mind
    record Filled(String file, String service, int minutes, List<String> metrics, String mind) {}

    /// @param service that somebody came from; empty for none
    Filled of(String source, String ref, String service, Actor actor, Instant now) {
        Optional<Filled> filled =
                switch (source) {
                    case "incident" ->
                            incident(ref)
                                    .filter(one -> incidents.maySee(one, actor))
                                    .filter(one -> !one.isRestricted())
                                    .map(one -> ofIncident(one, now));
                    case "risk" ->
                            ref.matches("\\d{1,18}")
                                    ? risks.risk(new RiskId(Long.parseLong(ref)))
                                            .filter(one -> one.firstHeard() != null)
                                            .map(this::ofRisk)
                                    : Optional.empty();
                    default -> Optional.empty();
                };
        return filled.orElseGet(() ->
                new Filled(
                        file(
                                "Playback starts without …",
                                "What we expect, and why it matters.",
                                service,
                                USUAL_MINUTES),
                        service,
                        USUAL_MINUTES,
                        List.of(),
                        ""));
    }

    private Optional<Incident> incident(String ref) {
        return ref.matches("INC-\\d{1,15}")
                ? incidents.incident(IncidentId.parse(ref))
                : Optional.empty();
    }

    /// As long as it lasted, on what it touched, with the key metrics that moved.
    private Filled ofIncident(Incident incident, Instant now) {
        Instant from = incident.feltFrom() == null ? incident.declaredAt() : incident.feltFrom();
        Instant stable = incident.stableAt() == null ? now : incident.stableAt();
        long lasted = Math.max(0, Duration.between(from, stable).toMinutes());
        int minutes = Math.clamp(lasted, USUAL_MINUTES, MOST_MINUTES);
        String service = first(incident.services());
        List<Deviation> moved = metrics.deviations(from.minus(BEFORE), stable.plusMillis(1));
        List<String> named =
                Stream.concat(
                                moved.stream().map(Deviation::metric),
                                ofServices(incident.services()))
                        .filter(each -> metrics.metric(each).isPresent())
                        .map(MetricId::value)
                        .distinct()
                        .limit(MOST_METRICS)
                        .toList();
        String description =
                "From %s: %s It began %s and was %s. Key metrics that left their band: %s."
                        .formatted(
                                incident.id(),
                                incident.summary().isBlank()
                                        ? ""
                                        : incident.summary().strip() + " ",
                                from,
                                incident.stableAt() == null
                                        ? "not stable yet"
                                        : "stable " + incident.stableAt(),
                                moved.isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                moved.stream()
                                                        .map(Deviation::metricName)
                                                        .distinct()
                                                        .toList()));
        return new Filled(
                file("Again, on purpose: " + incident.title(), description, service, minutes),
                service,
                minutes,
                named,
                "It goes another way than in " + incident.id() + ".");
    }

    private Filled ofRisk(Risk risk) {
        String service =
                first(
                        risk.services().stream()
                                .sorted(Comparator.comparing(ServiceId::value))
                                .toList());
        String told = risk.told().isBlank() ? "What people worry about" : risk.told().strip();
        return new Filled(
                file(
                        told,
                        "From risk %s on the radar: %s What we expect instead: …"
                                .formatted(risk.id(), told),
                        service,
                        USUAL_MINUTES),
                service,
                USUAL_MINUTES,
                ofServices(risk.services()).map(MetricId::value).limit(MOST_METRICS).toList(),
                "");
    }

    private Stream<MetricId> ofServices(Collection<ServiceId> touched) {
        return metrics.all().stream()
                .filter(metric -> touched.contains(metric.service()))
                .map(KeyMetric::id);
    }

    private static String first(List<ServiceId> services) {
        return services.isEmpty() ? "" : services.getFirst().value();
    }

    private String file(String title, String description, String service, int minutes) {
        String id = service.isEmpty() ? "playback" : service;
        String name =
                Optional.of(id)
                        .filter(Slug::isSlug)
                        .map(ServiceId::new)
                        .flatMap(services::service)
                        .map(Service::name)
                        .orElse("Playback");
        String shortened =
                title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
        return """
        {
          "title": %s,
          "description": %s,
          "steady-state-hypothesis": {
            "title": "%s answers",
            "probes": [
              {"type": "probe", "name": "answers", "tolerance": 200,
               "provider": {"type": "http", "url": "http://%s.test/health", "timeout": 2}}
            ]
          },
          "method": [
            {"type": "action", "name": "slow-down", "pauses": {"after": %d},
             "provider": {"type": "http", "method": "POST", "url": "http://proxy.test:8474/…",
               "headers": {"Content-Type": "application/json"}, "arguments": {}}}
          ],
          "rollbacks": [
            {"type": "action", "name": "as-before",
             "provider": {"type": "http", "method": "POST",
               "url": "http://proxy.test:8474/reset"}}
          ]
        }
        """
                .formatted(
                        JSON.writeValueAsString(shortened),
                        JSON.writeValueAsString(description),
                        name.replace("\"", "").replace("\\", ""),
                        id.replaceAll("[^A-Za-z0-9-]", ""),
                        Math.max(60, minutes * 30));
    }
}
