package dev.afterglow.oncall.web;

import dev.afterglow.oncall.Crew;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// People as they are written into forms: by name, id or e-mail address.
final class Named {

    private final Map<String, PersonId> byWord = new HashMap<>();
    private final Map<PersonId, String> wordOf = new HashMap<>();

    Named(Collection<Person> persons) {
        Map<String, Long> bearers =
                persons.stream()
                        .collect(
                                Collectors.groupingBy(
                                        person -> key(person.name()), Collectors.counting()));
        for (Person person : persons) {
            boolean clear =
                    bearers.getOrDefault(key(person.name()), 0L) == 1
                            && !person.name().matches(".*[,+:].*");
            wordOf.put(person.id(), clear ? person.name() : person.id().value());
            if (clear) {
                byWord.put(key(person.name()), person.id());
            }
        }
        persons.forEach(person -> byWord.put(key(person.email()), person.id()));
        persons.forEach(person -> byWord.put(key(person.id().value()), person.id()));
    }

    /// `Ana Reyes + Bo Lind`.
    String words(Crew crew) {
        return crew.people().stream().map(this::word).collect(Collectors.joining(" + "));
    }

    String word(PersonId person) {
        return wordOf.getOrDefault(person, person.value());
    }

    /// Reads turns with commas between and a plus between those of one. Throws an
    /// [IllegalArgumentException] that names whom nobody knows.
    List<Crew> crews(String text) {
        List<Crew> crews = new ArrayList<>();
        for (String turn : text.split("[,\\n]", -1)) {
            if (!turn.isBlank()) {
                List<PersonId> together = new ArrayList<>();
                for (String word : turn.split("\\+", -1)) {
                    together.add(person(word));
                }
                crews.add(Crew.of(together));
            }
        }
        if (crews.isEmpty()) {
            throw new IllegalArgumentException("name at least one person");
        }
        return crews;
    }

    private PersonId person(String word) {
        return Optional.ofNullable(byWord.get(key(word)))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "nobody here has the name, id or address “" + word.strip() + "”"));
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
