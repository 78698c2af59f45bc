package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Participant;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Material;
import dev.afterglow.web.PersonChip;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The people of one review: their names and chips.
///
/// @param wereThere in the order in which they came, then those who were asked
record Faces(Map<PersonId, Person> known, List<PersonId> wereThere) {

    static Faces of(People people, List<Participant> came, Material material) {
        Map<PersonId, Person> known =
                people.everybody().stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        Set<PersonId> there = new LinkedHashSet<>();
        came.forEach(one -> there.add(one.person()));
        material.perspectives().forEach(one -> there.add(one.person()));
        material.things().forEach(thing -> thing.known().forEach(one -> there.add(one.person())));
        return new Faces(known, List.copyOf(there));
    }

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

    /// Those who were there first, then everybody active, by name.
    List<ReviewView.Choice> choices() {
        return known.values().stream()
                .filter(Person::active)
                .sorted(
                        Comparator.comparing((Person one) -> !wereThere.contains(one.id()))
                                .thenComparing(Person::name))
                .map(one -> new ReviewView.Choice(one.id().value(), one.name()))
                .toList();
    }
}
