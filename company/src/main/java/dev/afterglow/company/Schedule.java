package dev.afterglow.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Who is on call for a team: rotations, and overrides where somebody would have been away.
/// It reads as the `schedules` of a configuration file; a later layer replaces those before it.
public record Schedule(
        String id, String team, ZoneId zone, List<Layer> layers, List<Substitution> overrides) {
    public Schedule {
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
    }

    /// People who take turns.
    ///
    /// @param rotates `weekly` or `daily`
    /// @param handover such as `mon 09:00`, or `09:00` where the turns are daily
    /// @param from turn 0 begins at the first hand-over at or after this date
    /// @param only such as `mon-sun 08:00-16:00` in the schedule's zone; empty where the layer
    ///     always holds
    public record Layer(
            String id,
            List<String> people,
            String rotates,
            String handover,
            LocalDate from,
            String only) {
        public Layer {
            people = List.copyOf(people);
        }
    }

    /// One stretch that somebody else takes, from inclusive, to exclusive.
    public record Substitution(Instant from, Instant to, String person, String reason) {}
}
