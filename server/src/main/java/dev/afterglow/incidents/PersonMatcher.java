package dev.afterglow.incidents;

import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds who is meant by the names that other systems use: an e-mail address, an id, or a name that
/// one person only has. Nobody is guessed at.
final class PersonMatcher {

    private final Map<String, PersonId> byWord = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    PersonMatcher(Collection<Person> everybody) {
        for (Person person : everybody) {
            put(person.email(), person.id());
            put(person.id().value(), person.id());
            put(person.name(), person.id());
            put(person.name().replaceAll("\\s+", "."), person.id());
            int at = person.email().indexOf('@');
            if (at > 0) {
                put(person.email().substring(0, at), person.id());
            }
        }
        ambiguous.forEach(byWord::remove);
    }

    private void put(String word, PersonId person) {
        String key = key(word);
        PersonId other = byWord.putIfAbsent(key, person);
        if (other != null && !other.equals(person)) {
            ambiguous.add(key);
        }
    }

    /// The first of these words that one person has.
    Optional<PersonId> match(List<String> words) {
        return words.stream()
                .filter(word -> !word.isBlank())
                .map(PersonMatcher::key)
                .flatMap(word -> Optional.ofNullable(byWord.get(word)).stream())
                .findFirst();
    }

    private static String key(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return plain.startsWith("@") ? plain.substring(1) : plain;
    }
}
