package dev.afterglow.setup;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.util.List;

/// A team and who is in it.
public record TeamEntry(TeamId id, String name, List<PersonId> members) {

    public TeamEntry {
        members = List.copyOf(members);
    }
}
