package dev.afterglow.radar;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door back from incidents: was it on the radar, and how well does the radar see.
@Service
public class OnRadar {

    private static final int PAGE = 200;
    private static final int PAGES_MAX = 50;

    private final LinkStore store;
    private final Risks risks;
    private final RadarSessions sessions;
    private final Incidents incidents;
    private final Audit audit;

    OnRadar(
            LinkStore store,
            Risks risks,
            RadarSessions sessions,
            Incidents incidents,
            Audit audit) {
        this.store = store;
        this.risks = risks;
        this.sessions = sessions;
        this.incidents = incidents;
        this.audit = audit;
    }

    /// A risk beside an incident.
    ///
    /// @param heardBefore from the first hearing to the incident; null when it was heard only after
    /// @param session the last that heard it before the incident; null when none did
    /// @param attended how many were in that room; no names are kept
    public record Heard(
            Risk risk,
            @Nullable Duration heardBefore,
            @Nullable RadarSession session,
            OptionalInt attended) {}

    /// Risks that people linked to an incident, the first heard first.
    public List<Heard> linkedTo(Incident incident) {
        return store.risksOf(incident.id()).stream()
                .flatMap(id -> risks.risk(id).stream())
                .map(risk -> heard(risk, incident))
                .toList();
    }

    /// Heard risks about the incident's services that nobody linked; somebody decides.
    public List<Heard> maybe(Incident incident) {
        Set<RiskId> linked = Set.copyOf(store.risksOf(incident.id()));
        return risks.heard().stream()
                .filter(risk -> !linked.contains(risk.id()))
                .filter(risk -> touches(risk, incident.services()))
                .map(risk -> heard(risk, incident))
                .toList();
    }

    /// The incidents that people linked to a risk, in order; without those that not everybody may
    /// see.
    public List<Incident> incidentsOf(RiskId risk) {
        return store.incidentsOf(risk).stream()
                .flatMap(id -> incidents.incident(id).stream())
                .filter(incident -> !incident.isRestricted())
                .toList();
    }

    /// Somebody says that an incident was what a risk warned of. Empty, or why not.
    @Transactional
    public Optional<String> link(RiskId risk, IncidentId incident, Actor actor, Instant now) {
        Optional<Risk> found = risks.risk(risk).filter(one -> one.firstHeard() != null);
        boolean sees =
                incidents
                        .incident(incident)
                        .filter(one -> incidents.maySee(one, actor))
                        .isPresent();
        if (found.isEmpty() || !sees) {
            return Optional.of(
                    "There is no heard risk " + risk + " and incident " + incident + ".");
        }
        if (!store.link(risk, incident, now)) {
            return Optional.of("They are linked already.");
        }
        audit.record(
                actor,
                new Audit.Act("radar.linked", "radar-risk:" + risk, "incident " + incident),
                now);
        return Optional.empty();
    }

    /// Takes a link back.
    @Transactional
    public void unlink(RiskId risk, IncidentId incident, Actor actor, Instant now) {
        store.unlink(risk, incident);
        audit.record(
                actor,
                new Audit.Act("radar.unlinked", "radar-risk:" + risk, "incident " + incident),
                now);
    }

    /// A heard risk with the incidents that were linked to it, for the lens and for exports.
    public record Linked(Risk risk, List<IncidentId> incidents) {}

    /// All heard risks, with their links.
    public List<Linked> all() {
        Map<RiskId, List<IncidentId>> links = store.links();
        return risks.heard().stream()
                .map(risk -> new Linked(risk, links.getOrDefault(risk.id(), List.of())))
                .toList();
    }

    /// How well the radar has seen so far.
    public Calibration calibrate(Instant now) {
        List<Incident> real = allIncidents(now);
        Map<IncidentId, Instant> declared =
                real.stream().collect(Collectors.toMap(Incident::id, Incident::declaredAt));
        List<Calibration.Case> cases = new ArrayList<>();
        for (Linked linked : all()) {
            Instant heard = linked.risk().firstHeard();
            if (heard != null) {
                List<Instant> links =
                        linked.incidents().stream()
                                .flatMap(id -> Optional.ofNullable(declared.get(id)).stream())
                                .sorted()
                                .toList();
                List<Instant> near =
                        real.stream()
                                .filter(one -> touches(linked.risk(), one.services()))
                                .map(Incident::declaredAt)
                                .toList();
                cases.add(new Calibration.Case(linked.risk(), heard, links, near));
            }
        }
        return Calibration.of(
                cases,
                real.stream()
                        .filter(one -> one.kind() == IncidentKind.IMPACT)
                        .collect(Collectors.toMap(Incident::id, Incident::declaredAt)),
                store.links(),
                now);
    }

    private List<Incident> allIncidents(Instant now) {
        List<Incident> all = new ArrayList<>();
        Instant before = now.plusSeconds(1);
        for (int page = 0; page < PAGES_MAX; page++) {
            List<Incident> some = incidents.before(before, PAGE);
            some.stream().filter(one -> !one.isReal()).forEach(all::add);
            if (some.size() < PAGE) {
                break;
            }
            before = some.getLast().declaredAt();
        }
        return all;
    }

    private Heard heard(Risk risk, Incident incident) {
        Instant first = risk.firstHeard();
        boolean before = first != null && first.isBefore(incident.declaredAt());
        RadarSession last =
                sessions.thatHeard(risk.id()).stream()
                        .filter(one -> one.startsAt().isBefore(incident.declaredAt()))
                        .reduce((a, b) -> b)
                        .orElse(null);
        return new Heard(
                risk,
                before ? Duration.between(first, incident.declaredAt()) : null,
                last,
                last == null ? OptionalInt.empty() : last.attended());
    }

    private static boolean touches(Risk risk, List<ServiceId> services) {
        return services.stream().anyMatch(risk.services()::contains);
    }
}
