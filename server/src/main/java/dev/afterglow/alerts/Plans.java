package dev.afterglow.alerts;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to what is decided beforehand: maintenance windows, and which service waits on which.
@Service
public class Plans {

    private static final Duration FURTHEST = Duration.ofDays(731);

    private final PlanStore store;
    private final AlertStore alerts;
    private final Services services;
    private final Audit audit;

    Plans(PlanStore store, AlertStore alerts, Services services, Audit audit) {
        this.store = store;
        this.alerts = alerts;
        this.services = services;
        this.audit = audit;
    }

    /// Plans work: alerts of these services that open inside the window wait until it ends. What is
    /// open before it begins goes on paging.
    ///
    /// @param window its id is not looked at
    /// @return the window with its id
    /// @throws IllegalArgumentException saying which part of the plan cannot be
    @Transactional
    public MaintenanceWindow plan(MaintenanceWindow window, Actor actor, Instant at) {
        if (!window.endsAt().isAfter(at)) {
            throw new IllegalArgumentException(
                    "A window must end in the future, was " + window.endsAt());
        }
        if (window.endsAt().isAfter(at.plus(FURTHEST))) {
            throw new IllegalArgumentException(
                    "A window may be planned two years ahead, not until " + window.endsAt());
        }
        if (!window.endsAt().isAfter(window.startsAt())) {
            throw new IllegalArgumentException("A window must end after it starts");
        }
        if (window.reason().isBlank()) {
            throw new IllegalArgumentException("A window needs a reason");
        }
        window.services()
                .forEach(id -> {
                    if (services.service(id).isEmpty()) {
                        throw new IllegalArgumentException("There is no service " + id);
                    }
                });
        MaintenanceWindow planned = store.add(window, at);
        audit.record(
                actor,
                new Audit.Act(
                        "maintenance.planned",
                        "maintenance:" + planned.id(),
                        planned.services() + " " + planned.startsAt() + " to " + planned.endsAt()),
                at);
        return planned;
    }

    /// Ends a window now, or calls it off; what it held back and still lasts pages.
    ///
    /// @return empty when there is none to end
    @Transactional
    public Optional<MaintenanceWindow> end(long window, Actor actor, Instant at) {
        Optional<MaintenanceWindow> ended = store.end(window, at);
        if (ended.isPresent()) {
            String subject = "maintenance:" + window;
            alerts.lookAgain(subject, at, " It was ended by " + actor.word() + ".");
            audit.record(actor, new Audit.Act("maintenance.ended", subject, ""), at);
        }
        return ended;
    }

    /// Windows that end after an instant, the next to begin first; at most 500.
    public List<MaintenanceWindow> windows(Instant endedAfter) {
        return store.windows(endedAfter);
    }

    /// From now on alerts of a service wait while one it depends on has an urgent alert that pages.
    ///
    /// @throws IllegalArgumentException when the first does not depend on the second
    @Transactional
    public void inhibit(Inhibition rule, Actor actor, Instant at) {
        boolean depends =
                services.service(rule.service())
                        .map(service -> service.dependsOn().contains(rule.upstream()))
                        .orElse(false);
        if (!depends) {
            throw new IllegalArgumentException(
                    "%s does not depend on %s; say so at the service first"
                            .formatted(rule.service(), rule.upstream()));
        }
        if (store.add(rule, actor.word(), at)) {
            audit.record(actor, act("inhibition.made", rule), at);
        }
    }

    /// Alerts of the service no longer wait; those that do are looked at again within five minutes.
    @Transactional
    public boolean allow(Inhibition rule, Actor actor, Instant at) {
        boolean removed = store.remove(rule);
        if (removed) {
            audit.record(actor, act("inhibition.removed", rule), at);
        }
        return removed;
    }

    private static Audit.Act act(String verb, Inhibition rule) {
        return new Audit.Act(verb, "service:" + rule.service(), "waits on " + rule.upstream());
    }

    /// All rules, by service; at most 5,000.
    public List<Inhibition> inhibitions() {
        return store.rules();
    }
}
