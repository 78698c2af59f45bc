package dev.afterglow.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: persons and teams, who may edit what, and who is away.
@Service
public class People {

    private static final int CALLED_MAX = 50;

    private static final int LONGEST_START = 50;
    private static final Actor CONFIGURATION = new Actor.OfSystem("configuration");

    private final PeopleStore store;
    private final AbsenceStore absences;
    private final Audit audit;

    People(PeopleStore store, AbsenceStore absences, Audit audit) {
        this.store = store;
        this.absences = absences;
        this.audit = audit;
    }

    public Optional<Person> person(PersonId id) {
        return store.person(id);
    }

    /// Compares without case; empty when nobody active has the address.
    public Optional<Person> byEmail(String email) {
        return store.byEmail(Email.normal(email));
    }

    /// Those of the ids that exist, in the order of the ids.
    public List<Person> persons(Collection<PersonId> ids) {
        Map<PersonId, Person> found =
                store.persons(ids).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        return ids.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /// All persons but those who were erased, by name.
    public List<Person> everybody() {
        return store.everybody();
    }

    /// Active persons whose role includes this one, by name.
    public List<Person> active(Role least) {
        return store.active(
                Arrays.stream(Role.values()).filter(role -> role.includes(least)).toList());
    }

    /// The names of everybody, in no order: a hundredth of the work of [#everybody()].
    public List<String> names() {
        return store.names();
    }

    /// Some of the persons whom a search found.
    ///
    /// @param count how many there are in all
    public record Found(List<Person> persons, long count) {}

    /// Persons whose name, id or e-mail address contains the text, without case, by name; erased
    /// ones are left out.
    public Found search(String text, int skip, int limit) {
        return new Found(store.search(text, skip, limit), store.countOf(text));
    }

    /// Whom somebody means who types a name, an id or an e-mail address; empty for an empty text.
    /// Throws an [IllegalArgumentException] when nobody, or more than one person, is called that.
    public Optional<Person> named(@Nullable String typed) {
        String words = typed == null ? "" : typed.strip();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<Person> called =
                store.search(words, 0, CALLED_MAX).stream()
                        .filter(person -> isCalled(person, words))
                        .toList();
        if (called.size() != 1) {
            throw new IllegalArgumentException(
                    called.isEmpty()
                            ? ("Nobody here is called “%s”: expected a name, an id"
                                            + " or an e-mail address")
                                    .formatted(words)
                            : "More than one person is called “%s”: write the e-mail address"
                                    .formatted(words));
        }
        return Optional.of(called.getFirst());
    }

    private static boolean isCalled(Person person, String words) {
        return person.name().equalsIgnoreCase(words)
                || person.email().equalsIgnoreCase(words)
                || person.id().value().equals(words);
    }

    public Optional<Team> team(TeamId id) {
        return store.team(id);
    }

    /// All teams, by name.
    public List<Team> teams() {
        return store.teams();
    }

    /// What all teams are called, without who is in them.
    public Map<TeamId, String> teamNames() {
        return store.teamNames();
    }

    /// The names of the teams that these persons are members of; those in none are left out.
    public Map<PersonId, List<String>> teamNamesOf(Collection<PersonId> persons) {
        return store.teamNamesOf(persons);
    }

    /// The teams somebody is a member of, by name.
    public List<Team> teamsOf(PersonId person) {
        return store.teamsOf(person);
    }

    /// Whether a text looks like an e-mail address that is accepted here.
    public static boolean isEmail(String text) {
        return Email.isAddress(text);
    }

    /// An id for a newcomer that nobody has: `ana-reyes`, or `ana-reyes-2` where she is the second.
    public PersonId freeId(String name) {
        String slug = Slug.of(name).isEmpty() ? "person" : Slug.of(name);
        String start = slug.substring(0, Math.min(LONGEST_START, slug.length()));
        PersonId id = new PersonId(start);
        for (int number = 2; store.person(id).isPresent(); number++) {
            id = new PersonId(start + "-" + number);
        }
        return id;
    }

    /// Creates or changes a person as the configuration says.
    @Transactional
    public void define(Person person, Instant now) {
        define(person, CONFIGURATION, now);
    }

    /// Creates or changes a person. Throws an [IllegalArgumentException] when somebody else has the
    /// e-mail address, or the person was erased.
    @Transactional
    public void define(Person person, Actor actor, Instant now) {
        Optional<Person> before = store.person(person.id());
        if (before.equals(Optional.of(person))) {
            return;
        }
        store.byEmail(Email.normal(person.email()))
                .filter(other -> !other.id().equals(person.id()))
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "The address "
                                    + person.email()
                                    + " already belongs to "
                                    + other.id()
                                    + "; "
                                    + person.id()
                                    + " unchanged");
                });
        if (!store.define(person, now)) {
            throw new IllegalArgumentException(
                    person.id()
                            + " belonged to a former colleague who was erased; choose another id");
        }
        audit.record(actor, PersonChange.act(before, person), now);
    }

    /// Creates or changes a team as the configuration says.
    @Transactional
    public void define(Team team, Instant now) {
        define(team, CONFIGURATION, now);
    }

    /// Creates or changes a team. Throws an [IllegalArgumentException] for an unknown member.
    @Transactional
    public void define(Team team, Actor actor, Instant now) {
        Optional<Team> before = store.team(team.id());
        if (before.equals(Optional.of(team))) {
            return;
        }
        Set<PersonId> known =
                store.persons(team.members()).stream().map(Person::id).collect(Collectors.toSet());
        team.members().stream()
                .filter(member -> !known.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw new IllegalArgumentException(
                            "Team " + team.id() + " names " + member + ", who is not known here");
                });
        store.define(team, now);
        audit.record(actor, PersonChange.act(before, team), now);
    }

    /// Whether the person has an absence on the day that it is for them at the instant.
    public boolean isAway(PersonId person, Instant at) {
        return away(List.of(person), at).contains(person);
    }

    /// Those of the persons who are away at the instant, each by the day in their own zone.
    public Set<PersonId> away(Collection<PersonId> persons, Instant at) {
        return absences.away(persons, at);
    }

    /// Whether somebody may edit what a team owns: administrators anything, responders what their
    /// own teams own and what nobody owns.
    public Permission mayEdit(Actor actor, @Nullable TeamId owner) {
        if (actor.may(Role.ADMINISTRATOR)) {
            return new Permission(true, "An administrator may edit everything.");
        }
        if (!actor.may(Role.RESPONDER)) {
            return new Permission(false, "Editing needs the role responder; yours is viewer.");
        }
        if (owner == null) {
            return new Permission(true, "It belongs to no team, so every responder may edit it.");
        }
        boolean member =
                switch (actor) {
                    case Actor.OfPerson person -> isMember(person.person(), owner);
                    case Actor.OfToken token -> isMember(token.owner(), owner);
                    case Actor.OfSystem ignored -> true;
                };
        return member
                ? new Permission(true, "Your team " + owner + " owns it.")
                : new Permission(
                        false,
                        "It belongs to team "
                                + owner
                                + ". Its members and administrators may edit it.");
    }

    private boolean isMember(PersonId person, TeamId team) {
        return store.teamsOf(person).stream().anyMatch(mine -> mine.id().equals(team));
    }
}
