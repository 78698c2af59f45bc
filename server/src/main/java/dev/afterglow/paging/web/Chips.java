package dev.afterglow.paging.web;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.PersonChip;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The people of one page, fetched at once, to be shown with a note.
final class Chips {

    private final Map<PersonId, Person> persons = new LinkedHashMap<>();
    private final Instant now;

    private Chips(Instant now) {
        this.now = now;
    }

    static Chips of(People people, Collection<PersonId> ids, Instant now) {
        Chips chips = new Chips(now);
        people.persons(ids).forEach(person -> chips.persons.put(person.id(), person));
        return chips;
    }

    Optional<PersonChip> chip(PersonId id, String note) {
        return Optional.ofNullable(persons.get(id))
                .map(person -> PersonChip.of(person.name(), person.zone(), now, note));
    }

    /// The person's name, or the id of somebody who is gone.
    String name(PersonId id) {
        Person person = persons.get(id);
        return person == null ? id.value() : person.name();
    }
}
