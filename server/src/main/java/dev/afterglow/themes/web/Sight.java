package dev.afterglow.themes.web;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.themes.Coding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Leaves out what a reader may not open: words of incidents that were restricted after they were
/// coded.
@Component
class Sight {

    private final Incidents incidents;

    Sight(Incidents incidents) {
        this.incidents = incidents;
    }

    List<Coding> of(List<Coding> codings, Actor actor) {
        Set<IncidentId> hidden =
                incidents.hiddenFrom(
                        actor, codings.stream().map(Coding::incident).collect(Collectors.toSet()));
        return codings.stream().filter(one -> !hidden.contains(one.incident())).toList();
    }

    /// Whether the reader may open an incident; none that is not there.
    boolean maySee(IncidentId id, Actor actor) {
        return incidents.incident(id).filter(one -> incidents.maySee(one, actor)).isPresent();
    }
}
