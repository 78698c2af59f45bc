package dev.afterglow.actions.web;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads whom a form names: thousands of people are no list to choose from.
@Component
class Whom {

    private static final int LOOKED_AT = 50;

    private final People people;

    Whom(People people) {
        this.people = people;
    }

    /// The active person of that name, id or e-mail address; null for an empty field. Throws an
    /// [IllegalArgumentException] where nobody, or more than one, is called that.
    @Nullable PersonId of(String typed) {
        String words = typed.strip();
        if (words.isEmpty()) {
            return null;
        }
        List<Person> found =
                people.search(words, 0, LOOKED_AT).persons().stream()
                        .filter(person -> person.active() && isCalled(person, words))
                        .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "More than one person is called “%s”: write the e-mail address."
                            .formatted(words));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nobody here is called “%s”: expected a name, an id or an e-mail address."
                            .formatted(words));
        }
        return found.getFirst().id();
    }

    private static boolean isCalled(Person person, String words) {
        return person.name().equalsIgnoreCase(words)
                || person.email().equalsIgnoreCase(words)
                || person.id().value().equals(words);
    }
}
