package dev.afterglow.incidents;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: declare an incident, lead it, keep its record, bring it to stable, close it.
@Service
public class Incidents {

    /// The most lines of a record that are read at once.
    static final int LINES_MAX = 500;

    private final IncidentStore store;
    private final RecordStore record;
    private final Beginnings beginnings;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Incidents(
            IncidentStore store,
            RecordStore record,
            Beginnings beginnings,
            People people,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.record = record;
        this.beginnings = beginnings;
        this.people = people;
        this.audit = audit;
        this.events = events;
    }

    /// Declares an incident. A second declaration from the same alert answers with the first one.
    @Transactional
    public IncidentId declare(Declaration declaration, Actor actor, Instant now) {
        if (declaration.alert() != null) {
            Optional<IncidentId> already = store.respondingTo(declaration.alert().value());
            if (already.isPresent()) {
                return already.get();
            }
        }
        Declaration whole = beginnings.complete(declaration);
        IncidentId id = store.insert(whole, now);
        for (String role : List.of(RoleHolder.COMMANDER, RoleHolder.SCRIBE, RoleHolder.LIAISON)) {
            record.setRole(id, new RoleHolder(role, null, now));
        }
        beginnings.linesOf(whole).forEach(line -> record.add(id, line, now));
        record.add(id, line(now, RecordLine.Kind.DECLARED, actor, declaredWords(whole)), now);
        if (whole.commander() != null) {
            hold(id, RoleHolder.COMMANDER, whole.commander(), now);
            record.join(id, new Participant(whole.commander(), Reached.ONCALL, now, "first"));
        }
        audit.record(actor, new Audit.Act("incident.declared", "incident:" + id, ""), now);
        events.publishEvent(new IncidentEvent.Declared(id, now));
        return id;
    }

    /// Declares a public incident that is retold for learning; it is left out of all counts.
    @Transactional
    public IncidentId declareReal(Declaration declaration, Actor actor, Instant now) {
        IncidentId id = declare(declaration, actor, now);
        store.markReal(id);
        return id;
    }

    public Optional<Incident> incident(IncidentId id) {
        return store.find(id);
    }

    /// Those that respond or wait for their close, newest first; at most 200.
    public List<Incident> notClosed() {
        return store.notClosed();
    }

    /// A page of all incidents, newest first.
    public List<Incident> before(Instant before, int most) {
        return store.declaredBefore(before, Math.min(most, 200));
    }

    /// The record, newest first.
    public List<RecordLine> lines(IncidentId id) {
        return record.lines(id, LINES_MAX);
    }

    public long countLines(IncidentId id) {
        return record.countLines(id);
    }

    public List<RoleHolder> roles(IncidentId id) {
        return record.roles(id);
    }

    public List<Participant> participants(IncidentId id) {
        return record.participants(id);
    }

    /// Adds a line; whoever writes takes part from then on.
    @Transactional
    public void add(IncidentId id, NewLine line, Instant now) {
        require(id);
        record.add(id, line, now);
        if (line.author() != null) {
            record.join(id, new Participant(line.author(), Reached.CHANCE, now, ""));
        }
    }

    /// Gives a role to somebody, or opens it with null. The commander's is handed on, never
    /// dropped.
    @Transactional
    public Outcome giveRole(
            IncidentId id, String role, @Nullable PersonId person, Actor actor, Instant now) {
        require(id);
        if (role.isBlank() || role.length() > 60) {
            return Outcome.refused("A role is named with 1 to 60 characters.");
        }
        Optional<PersonId> before =
                record.role(id, role).flatMap(holder -> Optional.ofNullable(holder.person()));
        if (person == null) {
            if (role.equals(RoleHolder.COMMANDER) && before.isPresent()) {
                return Outcome.refused(
                        "Somebody has to command: hand it to another person instead.");
            }
            record.setRole(id, new RoleHolder(role, null, now));
            record.add(id, line(now, RecordLine.Kind.ROLE, actor, role + " is open."), now);
            return new Outcome.Done();
        }
        if (people.person(person).isEmpty()) {
            return Outcome.refused("Nobody here has the id " + person + ".");
        }
        if (before.filter(person::equals).isPresent()) {
            return new Outcome.Done();
        }
        hold(id, role, person, now);
        record.join(id, new Participant(person, Reached.ASKED, now, ""));
        String from = before.map(holder -> ", from " + name(holder)).orElse("");
        record.add(
                id,
                line(now, RecordLine.Kind.ROLE, actor, name(person) + ": " + role + from + "."),
                now);
        return new Outcome.Done();
    }

    @Transactional
    public void join(IncidentId id, Participant participant, Instant now) {
        require(id);
        record.join(id, participant);
    }

    /// Says since when it is stable, and what tells so.
    @Transactional
    public Outcome stabilise(
            IncidentId id, Instant since, String because, Actor actor, Instant now) {
        Incident incident = require(id);
        if (incident.phase() != Phase.RESPONDING) {
            return Outcome.refused("It is " + incident.phase().word() + " already.");
        }
        if (because.isBlank()) {
            return Outcome.refused("Say in a few words what tells you that it is stable.");
        }
        if (since.isAfter(now)) {
            return Outcome.refused("It cannot be stable since a time that is still to come.");
        }
        if (incident.feltFrom() != null && since.isBefore(incident.feltFrom())) {
            return Outcome.refused("People began to feel it after that time.");
        }
        store.setPhase(id, Phase.STABLE, since);
        if (incident.feltFrom() != null && incident.feltUntil() == null) {
            store.setWindow(id, incident.feltFrom(), since);
        }
        record.add(
                id, line(since, RecordLine.Kind.PHASE, actor, "Stable. " + because.strip()), now);
        audit.record(actor, new Audit.Act("incident.stable", "incident:" + id, ""), now);
        events.publishEvent(new IncidentEvent.BecameStable(id, since));
        return new Outcome.Done();
    }

    /// It is not stable after all.
    @Transactional
    public Outcome reopen(IncidentId id, String because, Actor actor, Instant now) {
        Incident incident = require(id);
        if (incident.phase() != Phase.STABLE) {
            return Outcome.refused("Only a stable incident goes back to responding.");
        }
        store.setPhase(id, Phase.RESPONDING, null);
        store.setWindow(id, incident.feltFrom(), null);
        record.add(
                id,
                line(now, RecordLine.Kind.PHASE, actor, "Not stable after all. " + because),
                now);
        events.publishEvent(new IncidentEvent.Reopened(id, now));
        return new Outcome.Done();
    }

    /// Closes it with the answers that make the key metrics better.
    @Transactional
    public Outcome close(IncidentId id, Closing closing, Actor actor, Instant now) {
        Incident incident = require(id);
        if (incident.phase() != Phase.STABLE) {
            return Outcome.refused(
                    incident.phase() == Phase.CLOSED
                            ? "It is closed already."
                            : "It is closed once it is stable.");
        }
        store.close(id, closing);
        record.add(id, line(now, RecordLine.Kind.PHASE, actor, "Closed."), now);
        audit.record(actor, new Audit.Act("incident.closed", "incident:" + id, ""), now);
        events.publishEvent(new IncidentEvent.Closed(id, now));
        return new Outcome.Done();
    }

    /// Corrects when people felt it; the correction stands in the record.
    @Transactional
    public Outcome correctWindow(IncidentId id, Window window, Actor actor, Instant now) {
        require(id);
        store.setWindow(id, window.from(), window.until());
        record.add(
                id,
                line(now, RecordLine.Kind.NOTE, actor, "Corrected when people felt it: " + window),
                now);
        return new Outcome.Done();
    }

    private Incident require(IncidentId id) {
        return store.lock(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no incident " + id));
    }

    private void hold(IncidentId id, String role, PersonId person, Instant now) {
        record.setRole(id, new RoleHolder(role, person, now));
    }

    private NewLine line(Instant at, RecordLine.Kind kind, Actor actor, String text) {
        PersonId author = actor instanceof Actor.OfPerson signedIn ? signedIn.person() : null;
        String speaker = author == null ? "Afterglow" : name(author);
        return new NewLine(at, kind, author, speaker, text, false);
    }

    private String name(PersonId person) {
        return people.person(person).map(Person::name).orElse(person.value());
    }

    private static String declaredWords(Declaration declaration) {
        String summary = declaration.summary().strip();
        return summary.isEmpty() ? "Declared." : summary;
    }
}
