package dev.afterglow.reviews.web;

import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.PersonChip;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people of one review: their names and chips.
///
/// @param wereThere in the order in which they came, then those who were asked
/// @param proposed names that forms propose: those who were there first, then who is near
record Faces(Map<PersonId, Person> known, List<PersonId> wereThere, List<String> proposed) {

    /// Empty for nobody.
    String name(@Nullable PersonId person) {
        if (person == null) {
            return "";
        }
        Person found = known.get(person);
        return found == null ? "A former colleague" : found.name();
    }

    String firstName(PersonId person) {
        return name(person).split(" ", 2)[0];
    }

    PersonChip chip(PersonId person, Instant at) {
        Person found = known.get(person);
        return found == null
                ? PersonChip.of("A former colleague", ZoneOffset.UTC, at, "")
                : PersonChip.of(found.name(), found.zone(), at, "");
    }
}
