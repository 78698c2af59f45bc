package dev.afterglow.setup;

import dev.afterglow.delivery.ContactMethods;
import dev.afterglow.paging.Policies;
import dev.afterglow.paging.Urgency;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// People and their rules. The file does not speak of roles: a newcomer is a responder.
@Component
class PeopleOnServer implements Section<PersonEntry> {

    private static final Comparator<PersonEntry.Rule> BY_URGENCY_AND_TIME =
            Comparator.comparing(PersonEntry.Rule::urgency)
                    .thenComparing(PersonEntry.Rule::after)
                    .thenComparing(PersonEntry.Rule::by)
                    .thenComparing(rule -> rule.to().orElse(""));

    private final People people;
    private final Policies policies;
    private final ContactMethods contacts;

    PeopleOnServer(People people, Policies policies, ContactMethods contacts) {
        this.people = people;
        this.policies = policies;
        this.contacts = contacts;
    }

    @Override
    public Kind kind() {
        return Kind.PERSON;
    }

    @Override
    public List<PersonEntry> in(Configuration file) {
        return file.people();
    }

    @Override
    public String id(PersonEntry entry) {
        return entry.id().value();
    }

    @Override
    public Optional<PersonEntry> present(String id) {
        return people.person(new PersonId(id)).filter(Person::active).map(this::entry);
    }

    @Override
    public List<PersonEntry> all(Work work) {
        return people.everybody().stream().filter(Person::active).map(this::entry).toList();
    }

    @Override
    public PersonEntry filled(PersonEntry entry, Optional<PersonEntry> present) {
        Optional<String> before = present.flatMap(PersonEntry::email);
        return new PersonEntry(
                entry.id(),
                entry.name(),
                entry.email().filter(email -> !sameAddress(email, before)).or(() -> before),
                entry.zone(),
                entry.hours().or(() -> present.flatMap(PersonEntry::hours)),
                entry.rules().isEmpty()
                        ? present.map(PersonEntry::rules).orElse(List.of())
                        : sorted(entry.rules()));
    }

    @Override
    public void write(PersonEntry entry, Work work) {
        Optional<Person> before = people.person(entry.id());
        Person person =
                new Person(
                        entry.id(),
                        entry.name(),
                        entry.email()
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "expected the key email for " + entry.id())),
                        entry.zone(),
                        entry.hours(),
                        before.map(Person::role).orElse(Role.RESPONDER),
                        true);
        people.define(person, work.actor(), work.now());
        for (PersonEntry.Rule rule : entry.rules()) {
            rule.to()
                    .filter(address -> !sameAddress(address, entry.email()))
                    .ifPresent(address ->
                            contacts.define(entry.id(), channel(rule.by()), address, work.now()));
        }
        policies.defineRules(entry.id(), entry.rules().stream().map(PeopleOnServer::rule).toList());
    }

    /// Whoever leaves stays in what has happened, and is neither paged nor let in any more.
    @Override
    public void remove(String id, Work work) {
        people.person(new PersonId(id))
                .ifPresent(person ->
                        people.define(person.withActive(false), work.actor(), work.now()));
    }

    private PersonEntry entry(Person person) {
        return new PersonEntry(
                person.id(),
                person.name(),
                Optional.of(person.email()),
                person.zone(),
                person.hours(),
                sorted(policies.rulesOf(person.id()).stream().map(PeopleOnServer::entry).toList()));
    }

    private static boolean sameAddress(String address, Optional<String> other) {
        return other.filter(address::equalsIgnoreCase).isPresent();
    }

    private static List<PersonEntry.Rule> sorted(List<PersonEntry.Rule> rules) {
        return rules.stream().sorted(BY_URGENCY_AND_TIME).distinct().toList();
    }

    private static dev.afterglow.paging.Rule rule(PersonEntry.Rule entry) {
        return new dev.afterglow.paging.Rule(
                Urgency.parse(Texts.write(entry.urgency())),
                entry.after(),
                channel(entry.by()),
                entry.to().orElse(null));
    }

    private static PersonEntry.Rule entry(dev.afterglow.paging.Rule rule) {
        return new PersonEntry.Rule(
                PersonEntry.Urgency.valueOf(rule.urgency().name()),
                rule.after(),
                channel(rule.channel()),
                Optional.ofNullable(rule.address()));
    }

    /// Delivery calls push messages of browsers `webpush`.
    private static String channel(PersonEntry.Channel channel) {
        return channel == PersonEntry.Channel.PUSH ? "webpush" : Texts.write(channel);
    }

    private static PersonEntry.Channel channel(String name) {
        return name.equals("webpush")
                ? PersonEntry.Channel.PUSH
                : PersonEntry.Channel.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
