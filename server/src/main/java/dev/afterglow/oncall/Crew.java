package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The people who are on call together: sorted, without doubles, empty in a gap.
public record Crew(List<PersonId> people) {

    /// Nobody.
    public static final Crew NOBODY = new Crew(List.of());

    public Crew {
        people = people.stream().sorted().distinct().toList();
    }

    /// A crew of these people.
    public static Crew of(PersonId... people) {
        return new Crew(List.of(people));
    }

    /// A crew of these people, of whom there may be none.
    public static Crew of(Collection<PersonId> people) {
        return new Crew(List.copyOf(people));
    }

    /// Whether `person` is one of them.
    public boolean contains(PersonId person) {
        return people.contains(person);
    }

    /// Whether it is nobody.
    public boolean isEmpty() {
        return people.isEmpty();
    }

    /// `ana and bo`, or `nobody`.
    @Override
    public String toString() {
        if (people.isEmpty()) {
            return "nobody";
        }
        return people.stream().map(PersonId::value).collect(Collectors.joining(" and "));
    }
}
