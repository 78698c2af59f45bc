package dev.afterglow.oncall;

import dev.afterglow.people.WeeklyHours;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A rotation of crews. Turn 0 begins at the first handover at or after `from` (local time of the
/// schedule), and until then the layer is empty; turn k belongs to `crews[k mod n]`. `only`
/// leaves the layer empty outside its hours, while turns advance all the same. `changes` are
/// sorted by time. A `shadow` layer puts nobody on duty.
public record Layer(
        String id,
        List<Crew> crews,
        Rotation rotation,
        LocalDateTime from,
        Optional<WeeklyHours> only,
        List<Change> changes,
        boolean shadow) {

    /// Other crews, from the first turn that begins at or after `from`: that turn belongs to the
    /// first of them. A turn under way is not cut.
    public record Change(LocalDateTime from, List<Crew> crews) {

        public Change {
            crews = checked(crews);
        }
    }

    public Layer {
        crews = checked(crews);
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (!changes.get(i - 1).from().isBefore(changes.get(i).from())) {
                throw new IllegalArgumentException(
                        "changes of layer " + id + " come in the order of their times");
            }
        }
    }

    /// A plain layer: always in force, without changes.
    public static Layer of(String id, List<Crew> crews, Rotation rotation, LocalDateTime from) {
        return new Layer(id, crews, rotation, from, Optional.empty(), List.of(), false);
    }

    /// The crews of now and of later changes, one after the other.
    Stream<Crew> allCrews() {
        return Stream.concat(
                crews.stream(), changes.stream().flatMap(change -> change.crews().stream()));
    }

    /// The same layer in these hours only.
    public Layer withOnly(WeeklyHours hours) {
        return new Layer(id, crews, rotation, from, Optional.of(hours), changes, shadow);
    }

    private static List<Crew> checked(List<Crew> crews) {
        if (crews.isEmpty() || crews.stream().anyMatch(Crew::isEmpty)) {
            throw new IllegalArgumentException("a layer has people, and each entry at least one");
        }
        return List.copyOf(crews);
    }
}
