package dev.afterglow.oncall;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /// The same schedule with further overrides, which beat those it has.
    public Schedule with(List<ScheduleOverride> further) {
        List<ScheduleOverride> all = new ArrayList<>(overrides);
        all.addAll(further);
        return new Schedule(id, zone, layers, replacements, all);
    }
}
