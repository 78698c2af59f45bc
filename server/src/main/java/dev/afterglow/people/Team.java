package dev.afterglow.people;

import java.util.List;

/// People who own things together.
///
/// @param members in the order that was given; no repetition
public record Team(TeamId id, String name, List<PersonId> members) {

    public Team {
        if (name.isBlank() || name.length() > Person.LONGEST) {
            throw new IllegalArgumentException(
                    "A team's name has 1 to 200 characters; that of " + id + " has none or more");
        }
        members = members.stream().distinct().toList();
    }
}
