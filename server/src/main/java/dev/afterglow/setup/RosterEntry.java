package dev.afterglow.setup;

import dev.afterglow.oncall.RosterId;
import dev.afterglow.people.PersonId;
import java.util.List;

/// People who are called all at once, such as the emergency roster.
public record RosterEntry(RosterId id, String name, List<PersonId> members) {

    public RosterEntry {
        members = List.copyOf(members);
    }
}
