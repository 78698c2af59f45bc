package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.util.List;

/// People who are called all at once, whether on call or not, such as the emergency roster.
///
/// @param members in the order that was given; no repetition
public record Roster(RosterId id, String name, List<PersonId> members) {

    private static final int LONGEST_NAME = 200;

    public Roster {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A roster's name has 1 to 200 characters; that of " + id + " has none or more");
        }
        members = members.stream().distinct().toList();
    }
}
