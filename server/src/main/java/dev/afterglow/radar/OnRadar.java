package dev.afterglow.radar;

import dev.afterglow.incidents.Declarations;
import dev.afterglow.incidents.Declared;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door back from incidents: was it on the radar, and how well does the radar see.
@Service
public class OnRadar {

    private static final int MAYBE = 5;
    private static final Duration NEAR_KEPT = Duration.ofMinutes(10);

    private final LinkStore store;
    private final Risks risks;
    private final RadarSessions sessions;
    private final Incidents incidents;
    private final Declarations declarations;
    private final Audit audit;

    private volatile @Nullable Near near;

    OnRadar(
            LinkStore store,
            Risks risks,
            RadarSessions sessions,
            Incidents incidents,
            Declarations declarations,
            Audit audit) {
        this.store = store;
        this.risks = risks;
        this.sessions = sessions;
        this.incidents = incidents;
        this.declarations = declarations;
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

    /// Heard risks about the incident's services that nobody linked; somebody decides. At most 5.
    public List<Heard> maybe(Incident incident) {
        Set<RiskId> linked = Set.copyOf(store.risksOf(incident.id()));
        return risks.heard().stream()
                .filter(risk -> !linked.contains(risk.id()))
                .filter(risk -> touches(risk, incident.services()))
                .limit(MAYBE)
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

    /// All heard risks, with their links; retold incidents and those that not everybody may see are
    /// left out.
    public List<Linked> all() {
        Map<RiskId, List<IncidentId>> links = store.links();
        Set<IncidentId> shown = linked(links).keySet();
        return risks.heard().stream()
                .map(risk ->
                        new Linked(
                                risk,
                                links.getOrDefault(risk.id(), List.of()).stream()
                                        .filter(shown::contains)
                                        .toList()))
                .toList();
    }

    /// How well the radar has seen so far.
    public Calibration calibrate(Instant now) {
        Map<RiskId, List<IncidentId>> links = store.links();
        Map<IncidentId, Declared> linked = linked(links);
        List<Risk> heard =
                risks.heard().stream().filter(risk -> risk.firstHeard() != null).toList();
        Map<ServiceId, List<Instant>> byService =
                near(
                        heard.stream()
                                .flatMap(risk -> risk.services().stream())
                                .collect(Collectors.toSet()),
                        now);
        List<Calibration.Case> cases = new ArrayList<>();
        for (Risk risk : heard) {
            Instant at = risk.firstHeard();
            if (at != null) {
                List<Instant> came =
                        links.getOrDefault(risk.id(), List.of()).stream()
                                .flatMap(id -> Optional.ofNullable(linked.get(id)).stream())
                                .map(Declared::at)
                                .sorted()
                                .toList();
                cases.add(new Calibration.Case(risk, at, came, near(risk, byService)));
            }
        }
        Optional<Instant> first =
                cases.stream().map(Calibration.Case::heard).min(Comparator.naturalOrder());
        return Calibration.of(
                cases,
                new Calibration.Came(
                        linked.values().stream()
                                .filter(one -> one.kind() == IncidentKind.IMPACT)
                                .collect(Collectors.toMap(Declared::id, Declared::at)),
                        first.map(at -> declarations.count(IncidentKind.IMPACT, at)).orElse(0L),
                        declarations.first(IncidentKind.IMPACT).orElse(null)),
                links,
                now);
    }

    private Map<IncidentId, Declared> linked(Map<RiskId, List<IncidentId>> links) {
        return declarations
                .of(links.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Declared::id, Function.identity()));
    }

    /// When incidents came to some services. Reading it takes every incident of them, so it is kept
    /// until the next one is written down, and for ten minutes at most: so late does it learn that
    /// one was restricted, or touched another service.
    private record Near(
            Set<ServiceId> services,
            Optional<IncidentId> newest,
            Instant readAt,
            Map<ServiceId, List<Instant>> times) {

        boolean holds(Set<ServiceId> asked, Optional<IncidentId> now, Instant at) {
            return services.equals(asked)
                    && newest.equals(now)
                    && !at.isBefore(readAt)
                    && at.isBefore(readAt.plus(NEAR_KEPT));
        }
    }

    private Map<ServiceId, List<Instant>> near(Set<ServiceId> services, Instant now) {
        Optional<IncidentId> newest = declarations.newest();
        Near kept = near;
        if (kept == null || !kept.holds(services, newest, now)) {
            kept = new Near(services, newest, now, declarations.byService(services));
            near = kept;
        }
        return kept.times();
    }

    private static List<Instant> near(Risk risk, Map<ServiceId, List<Instant>> byService) {
        return risk.services().stream()
                .flatMap(service -> byService.getOrDefault(service, List.of()).stream())
                .sorted()
                .toList();
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
