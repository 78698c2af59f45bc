package dev.afterglow.incidents;

import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: declare an incident, lead it, keep its record, bring it to stable, close it.
@Service
public class Incidents {

    /// The most lines of a record that are read at once.
    static final int LINES_MAX = 500;

    private static final int PAGE_MAX = 200;

    private final IncidentStore store;
    private final IncidentListStore list;
    private final RecordStore record;
    private final Beginnings beginnings;
    private final AccessStore access;
    private final Arrivals arrivals;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Incidents(
            IncidentStore store,
            IncidentListStore list,
            RecordStore record,
            Beginnings beginnings,
            AccessStore access,
            Arrivals arrivals,
            People people,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.list = list;
        this.record = record;
        this.beginnings = beginnings;
        this.access = access;
        this.arrivals = arrivals;
        this.people = people;
        this.audit = audit;
        this.events = events;
    }

    /// Declares an incident. A second declaration from the same alert answers with the first one.
    @Transactional
    public IncidentId declare(Declaration declaration, Actor actor, Instant now) {
        if (declaration.alert() != null) {
            Optional<IncidentId> already = respondingTo(declaration.alert().value());
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
        if (whole.isRestricted() && actor instanceof Actor.OfPerson signedIn) {
            access.add(id, signedIn.person());
        }
        if (whole.commander() != null) {
            hold(id, RoleHolder.COMMANDER, whole.commander(), now);
            record.join(id, arrivals.of(whole.commander(), whole.services(), whole.alert(), now));
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

    /// Those of the ids that exist and that somebody may see.
    public Map<IncidentId, Incident> those(Collection<IncidentId> ids, Actor actor) {
        return list.of(ids, Eyes.of(actor)).stream()
                .collect(Collectors.toMap(Incident::id, Function.identity()));
    }

    /// Those that respond or wait for their close, newest first; at most 200.
    public List<Incident> notClosed() {
        return list.notClosed(Eyes.ANYBODY);
    }

    /// The same, with the restricted ones that somebody may see.
    public List<Incident> notClosed(Actor actor) {
        return list.notClosed(Eyes.of(actor));
    }

    /// Whether somebody may see an incident; one that is not restricted may be seen by everybody.
    public boolean maySee(Incident incident, Actor actor) {
        Eyes eyes = Eyes.of(actor);
        return !incident.isRestricted()
                || eyes.everything()
                || access.isAmong(incident.id(), eyes.reader());
    }

    /// Those of the incidents that are restricted and that somebody may not see.
    public Set<IncidentId> hiddenFrom(Actor actor, Set<IncidentId> among) {
        return among.isEmpty() ? Set.of() : access.hiddenFrom(Eyes.of(actor), among);
    }

    /// A page of all incidents that everybody may see, newest first; at most 200.
    public List<Incident> before(Instant before, int most) {
        return list.declaredBefore(before, Math.min(most, PAGE_MAX), Eyes.ANYBODY);
    }

    /// The same, with the restricted ones that somebody may see.
    public List<Incident> before(Instant before, int most, Actor actor) {
        return list.declaredBefore(before, Math.min(most, PAGE_MAX), Eyes.of(actor));
    }

    /// Those that touched one of the services and were declared in [from, to), newest first; at
    /// most 50, without restricted and retold ones.
    public List<Incident> touching(List<ServiceId> services, Instant from, Instant to) {
        return list.touching(services, from, to);
    }

    /// What the closes said of a metric, newest first; at most 100.
    public List<Incident> closedAbout(MetricId metric) {
        return list.closedAbout(metric, 100);
    }

    /// The write-up that was imported with it; empty for others.
    public Optional<WriteUpText> writeUp(IncidentId id) {
        return record.writeUp(id);
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
        Incident incident = require(id);
        record.add(id, line, now);
        if (line.author() != null && !record.tookPart(id, line.author())) {
            record.join(id, arrivals.of(line.author(), incident.services(), null, line.at()));
        }
    }

    /// Gives a role to somebody, or opens it with null. The commander's is handed on, never
    /// dropped.
    @Transactional
    public Outcome giveRole(
            IncidentId id, String role, @Nullable PersonId person, Actor actor, Instant now) {
        Incident incident = require(id);
        if (incident.phase() == Phase.CLOSED) {
            return Outcome.refused("It is closed; roles are as they were.");
        }
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

    /// Says how somebody really came; the correction stands in the record.
    @Transactional
    public Outcome correctReached(IncidentId id, Participant said, Actor actor, Instant now) {
        require(id);
        if (!record.setReached(id, said)) {
            return Outcome.refused("That person did not take part.");
        }
        String text = "%s came: %s.".formatted(name(said.person()), said.reached().words());
        record.add(id, line(now, RecordLine.Kind.ROLE, actor, text), now);
        return new Outcome.Done();
    }

    /// Says better what it is: title, kind, severity, services, who may see it.
    @Transactional
    public Outcome amend(IncidentId id, Amendment amendment, Actor actor, Instant now) {
        Incident before = require(id);
        List<String> changes = amendment.changesOf(before);
        if (changes.isEmpty()) {
            return new Outcome.Done();
        }
        store.amend(id, amendment);
        if (amendment.isRestricted() && actor instanceof Actor.OfPerson signedIn) {
            access.add(id, signedIn.person());
        }
        String text = "Said better: " + String.join("; ", changes) + ".";
        record.add(id, line(now, RecordLine.Kind.ROLE, actor, text), now);
        audit.record(actor, new Audit.Act("incident.amended", "incident:" + id, ""), now);
        return new Outcome.Done();
    }

    /// Lets one more person see a restricted incident.
    @Transactional
    public Outcome letSee(IncidentId id, PersonId person, Actor actor, Instant now) {
        require(id);
        if (people.person(person).isEmpty()) {
            return Outcome.refused("Nobody here has the id " + person + ".");
        }
        access.add(id, person);
        audit.record(actor, new Audit.Act("incident.shown", "incident:" + id, person.value()), now);
        return new Outcome.Done();
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

    /// It is not stable after all. Refused while another one goes on from the same alert.
    @Transactional
    public Outcome reopen(IncidentId id, String because, Actor actor, Instant now) {
        Incident incident = require(id);
        if (incident.phase() != Phase.STABLE) {
            return Outcome.refused("Only a stable incident goes back to responding.");
        }
        Optional<IncidentId> other = store.alertOf(id).flatMap(this::respondingTo);
        if (other.isPresent()) {
            return Outcome.refused(
                    "%s was declared from the same alert since and goes on.".formatted(other.get())
                            + " Respond there, or bring it to stable first.");
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

    /// At most one responds to an alert; nobody else begins to until the transaction ends.
    private Optional<IncidentId> respondingTo(long alert) {
        store.takeTurn(alert);
        return store.respondingTo(alert);
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
