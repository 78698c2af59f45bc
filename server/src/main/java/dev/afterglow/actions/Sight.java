package dev.afterglow.actions;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// The door for readers: what came from a restricted incident is for those who may see that
/// incident, and for nobody else.
@Service
public class Sight {

    private final ActionStore store;
    private final Incidents incidents;

    Sight(ActionStore store, Incidents incidents) {
        this.store = store;
        this.incidents = incidents;
    }

    /// The action; empty where there is none, and where the actor may not see it.
    public Optional<Action> action(ActionId id, Actor actor) {
        return store.action(id).filter(action -> seen(List.of(action), actor).size() == 1);
    }

    /// Those that the actor may see, in their order.
    public List<Action> seen(Collection<Action> actions, Actor actor) {
        Set<IncidentId> from =
                actions.stream()
                        .flatMap(action -> incident(action).stream())
                        .collect(Collectors.toSet());
        Set<IncidentId> hidden = incidents.hiddenFrom(actor, from);
        return actions.stream()
                .filter(action -> incident(action).filter(hidden::contains).isEmpty())
                .toList();
    }

    static Optional<IncidentId> incident(Action action) {
        return switch (action.origin()) {
            case Origin.OfIncident(IncidentId incident) -> Optional.of(incident);
            case Origin.OfRadar ignored -> Optional.empty();
            case Origin.ByHand ignored -> Optional.empty();
        };
    }
}
