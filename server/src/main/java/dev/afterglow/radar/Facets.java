package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may be said of those behind a risk: a team is named only when at least five of its people
/// are behind it by name, and at least five others are, so that neither side can be guessed.
final class Facets {

    static final int FEWEST = 5;

    private Facets() {}

    /// `5 in Playback`, sorted by name.
    ///
    /// @param people the number that is told
    /// @param named those who handed in by name
    static List<String> of(int people, Set<PersonId> named, Map<String, Set<PersonId>> teams) {
        List<String> facets = new ArrayList<>();
        teams.forEach((team, members) -> {
            int inside = (int) named.stream().filter(members::contains).count();
            if (inside >= FEWEST && people - inside >= FEWEST) {
                facets.add(inside + " in " + team);
            }
        });
        return facets.stream().sorted().toList();
    }
}
