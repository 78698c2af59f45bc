package dev.afterglow.people;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// When somebody leaves: their account is closed, and on request what is personal is erased.
///
/// What stays is the id, because history refers to it, under the name "a former colleague": which
/// incidents they took part in, what they changed, what they wrote. What goes: name, e-mail
/// address, zone, working hours, absences, calendars, password, provider account, tokens, sessions
/// and teams.
@Service
public class Leaving {

    /// What pages call somebody who was erased.
    public static final String PSEUDONYM = "A former colleague";

    private final LeavingStore store;
    private final People people;
    private final Sessions sessions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Leaving(
            LeavingStore store,
            People people,
            Sessions sessions,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
    }

    /// Whoever keeps personal things of a person erases them in the same transaction.
    public record Erased(PersonId person, Instant at) {}

    /// Closes the account: no sign-in, no page, signed out everywhere. Can be undone.
    @Transactional
    public void close(PersonId id, Actor actor, Instant now) {
        Person person = require(id);
        refuseLastAdministrator(person);
        people.define(person.withActive(false), actor, now);
        sessions.endAll(id);
    }

    /// Erases what is personal. Cannot be undone. Throws an [IllegalArgumentException] for the last
    /// administrator.
    @Transactional
    public void erase(PersonId id, Actor actor, Instant now) {
        refuseLastAdministrator(require(id));
        store.erase(id, PSEUDONYM, now);
        sessions.endAll(id);
        audit.record(actor, new Audit.Act("person.erased", "person:" + id, ""), now);
        events.publishEvent(new Erased(id, now));
    }

    /// Changes a role. Throws an [IllegalArgumentException] for the last administrator.
    @Transactional
    public void giveRole(PersonId id, Role role, Actor actor, Instant now) {
        Person person = require(id);
        if (!role.includes(Role.ADMINISTRATOR)) {
            refuseLastAdministrator(person);
        }
        people.define(person.withRole(role), actor, now);
    }

    private void refuseLastAdministrator(Person person) {
        if (person.active()
                && person.role() == Role.ADMINISTRATOR
                && store.activeAdministrators() == 1) {
            throw new IllegalArgumentException(
                    person.id()
                            + " is the last administrator; make somebody else administrator "
                            + "first.");
        }
    }

    private Person require(PersonId id) {
        return people.person(id)
                .orElseThrow(() -> new IllegalArgumentException(id + " is not known here"));
    }
}
