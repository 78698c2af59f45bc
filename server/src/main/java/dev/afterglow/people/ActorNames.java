package dev.afterglow.people;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Turns the words that stand for actors in records into names, for people who read them.
@Component
public class ActorNames {

    private static final Pattern PERSON = Pattern.compile("\\bperson:([a-z0-9][a-z0-9-]{0,62})");
    private static final Pattern OTHERS =
            Pattern.compile("\\b(token|system|integration|metric):(?=[a-z0-9])");

    private final People people;

    ActorNames(People people) {
        this.people = people;
    }

    /// A sentence with `person:ana` as "Ana Reyes" and `system:pager` as "pager". Who is gone
    /// keeps the short name.
    public String in(String sentence) {
        String named = PERSON.matcher(sentence).replaceAll(this::name);
        return OTHERS.matcher(named).replaceAll("");
    }

    private String name(MatchResult found) {
        String name =
                people.person(new PersonId(found.group(1)))
                        .map(Person::name)
                        .orElse(found.group(1));
        return Matcher.quoteReplacement(name);
    }
}
