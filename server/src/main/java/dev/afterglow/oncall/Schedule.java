package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A plan of who is on call: layers from the bottom to the top, replacements and overrides from
/// the weakest to the strongest, all in the local time of `zone`.
public record Schedule(
        ScheduleId id,
        ZoneId zone,
        List<Layer> layers,
        List<Replacement> replacements,
        List<ScheduleOverride> overrides) {

    public Schedule {
        layers = List.copyOf(layers);
        replacements = List.copyOf(replacements);
        overrides = List.copyOf(overrides);
        Set<String> seen = new HashSet<>();
        for (Layer layer : layers) {
            if (!seen.add(layer.id())) {
                throw new IllegalArgumentException(
                        "schedule " + id + " has two layers with the id " + layer.id());
            }
        }
    }

    /// Everybody whom a layer, now or later, or a replacement or override names.
    public Set<PersonId> people() {
        Set<PersonId> people = new LinkedHashSet<>();
        Stream.concat(
                        layers.stream(),
                        replacements.stream().flatMap(part -> part.layers().stream()))
                .flatMap(Layer::allCrews)
                .forEach(crew -> people.addAll(crew.people()));
        overrides.forEach(override -> people.addAll(override.crew().people()));
        return people;
    }

    /// Those whom the rotation names from `now` on: what is over does not matter any more.
    Set<PersonId> rotating() {
        Set<PersonId> people = new LinkedHashSet<>();
        layers.forEach(layer -> {
            List<Layer.Change> changes = layer.changes();
            List<Crew> last = changes.isEmpty() ? layer.crews() : changes.getLast().crews();
            last.forEach(crew -> people.addAll(crew.people()));
        });
        return people;
    }

    /// The same schedule with further overrides, which beat those it has.
    public Schedule with(List<ScheduleOverride> further) {
        List<ScheduleOverride> all = new ArrayList<>(overrides);
        all.addAll(further);
        return new Schedule(id, zone, layers, replacements, all);
    }
}
