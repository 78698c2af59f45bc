package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import java.util.List;

/// Earlier incidents that are told in like words, and what they were found to deserve.
///
/// @param nearest the most alike first
/// @param usual how alike the nearest one usually is among these incidents, from 0 to 1
public record Alike(List<Case> nearest, double usual) {

    /// @param likeness from 0 to 1
    /// @param decision null when nothing was decided
    public record Case(
            Incident incident,
            double likeness,
            @org.jspecify.annotations.Nullable Decision decision) {}

    public Alike {
        nearest = List.copyOf(nearest);
    }
}
