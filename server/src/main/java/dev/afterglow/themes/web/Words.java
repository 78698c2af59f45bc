package dev.afterglow.themes.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.themes.Coding;
import dev.afterglow.themes.Outcome;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/// How people, codes and counts are named on the pages of themes.
@Component
class Words {

    private static final List<String> TONES = List.of("key", "live", "doubt", "good", "info");
    private static final List<String> NUMBERS =
            List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth");

    private final People people;

    Words(People people) {
        this.people = people;
    }

    /// Who acts, as a person; a program acts for its owner.
    static PersonId person(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson signedIn -> signedIn.person();
            case Actor.OfToken token -> token.owner();
            case Actor.OfSystem system -> throw new AccessDeniedException("Only people code.");
        };
    }

    /// A name for the word of an actor, such as `person:ana`.
    String name(String actorWord) {
        int colon = actorWord.indexOf(':');
        String id = actorWord.substring(colon + 1).replaceFirst(".*/", "");
        return actorWord.startsWith("system:") ? "Afterglow" : name(new PersonId(id));
    }

    String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }

    /// The same tone for a code everywhere.
    static String tone(String slug) {
        return TONES.get(Math.floorMod(slug.hashCode(), TONES.size()));
    }

    /// `Seven quotes`, `One quote`, `12 quotes`.
    static String count(int number, String one, String many) {
        String word = number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
        return word + " " + (number == 1 ? one : many);
    }

    static String ordinal(int number) {
        return number <= ORDINALS.size() ? ORDINALS.get(number - 1) : number + "th";
    }

    /// `Record · INC-42`
    static String cite(Coding coding) {
        return coding.codeName() + " · " + coding.incident();
    }

    static String address(Coding coding) {
        return "/themes/texts/" + coding.incident() + "#c" + coding.id();
    }

    /// Two digits without the zero before the point: `.90`, `1`.
    static String fraction(double value) {
        return value >= .995
                ? "1"
                : String.format(Locale.ROOT, "%.2f", value)
                        .replaceFirst("^(-?)0\\.", "$1.")
                        .replace('-', '−');
    }

    static String refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "";
            case Outcome.Refused refused -> refused.reason();
        };
    }
}
