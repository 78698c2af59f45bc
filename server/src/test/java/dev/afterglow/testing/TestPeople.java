package dev.afterglow.testing;

import dev.afterglow.people.Accounts;
import dev.afterglow.people.Acting;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.people.WeeklyHours;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Persons and teams for tests, and signing in as one of them.
public class TestPeople {

    private final People people;
    private final Accounts accounts;

    public TestPeople(People people, Accounts accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    /// A responder in Lisbon, `ana` at ana@example.org, called Ana.
    public Person person(String id) {
        return person(id, Role.RESPONDER);
    }

    /// The same with another role.
    public Person person(String id, Role role) {
        Person person =
                new Person(
                        new PersonId(id),
                        id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1),
                        id + "@example.org",
                        ZoneId.of("Europe/Lisbon"),
                        WeeklyHours.parseIfStated("mon-fri 09:00-17:30"),
                        role,
                        true);
        return define(person);
    }

    /// Any person.
    public Person define(Person person) {
        people.define(person, SettableClock.START);
        return person;
    }

    /// A team of persons who exist.
    public Team team(String id, String... members) {
        Team team =
                new Team(
                        new TeamId(id),
                        id.toUpperCase(Locale.ROOT),
                        Arrays.stream(members).map(PersonId::new).toList());
        people.define(team, SettableClock.START);
        return team;
    }

    /// The person as somebody who acts.
    public Actor actor(String id) {
        return acting(id).actor();
    }

    /// Signs a MockMvc request in as the person, with a form token that holds:
    /// `pages.post().uri("/services").with(people.signedIn("ana"))`.
    public RequestPostProcessor signedIn(String id) {
        RequestPostProcessor person =
                SecurityMockMvcRequestPostProcessors.authentication(acting(id));
        RequestPostProcessor form = SecurityMockMvcRequestPostProcessors.csrf();
        return request -> form.postProcessRequest(person.postProcessRequest(request));
    }

    private Acting acting(String id) {
        return Acting.person(accounts.profile(new PersonId(id)).orElseThrow());
    }
}
