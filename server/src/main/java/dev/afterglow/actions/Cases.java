package dev.afterglow.actions;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to the case for an action: what it is held against, and what waits for it.
@Service
public class Cases {

    /// As many as [Incidents#touching] gives.
    private static final int LOOKED_AT = 50;

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ActionStore store;
    private final LineStore lines;
    private final Incidents incidents;

    Cases(ActionStore store, LineStore lines, Incidents incidents) {
        this.store = store;
        this.lines = lines;
        this.incidents = incidents;
    }

    /// What waits while it is done; empty while nobody said.
    public String displaces(ActionId id) {
        return store.displaces(id);
    }

    /// Keeps what waits while it is done.
    @Transactional
    public Result displaces(ActionId id, String words, Actor actor, Instant now) {
        Action action =
                store.lock(id).orElseThrow(() -> new IllegalArgumentException("There is no " + id));
        if (words.length() > Ending.TEXT_MAX) {
            return Result.refused(
                    "What waits is told in at most 2,000 characters; nothing was kept.");
        }
        if (action.state().isEnd()) {
            return Result.refused(id + " ended: " + action.state().words() + ".");
        }
        store.displaces(id, words.strip());
        lines.add(id, new ActionLine(now, actor.word(), "Said what waits while it is done."));
        return Result.done();
    }

    /// Incidents of the year before that touched what the action is about.
    public Exposure exposure(Action action, Instant now) {
        Set<ServiceId> services = new LinkedHashSet<>();
        if (action.origin() instanceof Origin.OfIncident(IncidentId from)) {
            incidents.incident(from).ifPresent(incident -> services.addAll(incident.services()));
        }
        if (action.automates() != null) {
            services.add(action.automates());
        }
        List<Incident> touched = incidents.touching(List.copyOf(services), now.minus(A_YEAR), now);
        Duration felt = touched.stream().map(Cases::felt).reduce(Duration.ZERO, Duration::plus);
        return new Exposure(
                List.copyOf(services), touched.size(), felt, touched.size() >= LOOKED_AT);
    }

    private static Duration felt(Incident incident) {
        Instant from = incident.feltFrom();
        Instant until = incident.feltUntil();
        return from == null || until == null || until.isBefore(from)
                ? Duration.ZERO
                : Duration.between(from, until);
    }
}
