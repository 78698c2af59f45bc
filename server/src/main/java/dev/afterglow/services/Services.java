package dev.afterglow.services;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/// The door: services, who needs whom, who knows them, what changed and what will.
@org.springframework.stereotype.Service
public class Services {

    private static final Actor CONFIGURATION = new Actor.OfSystem("configuration");
    private static final int MOST_LINES = 500;
    private static final int PART_MAX = 1_000;

    private final ServiceStore store;
    private final ServiceListStore list;
    private final EventStore events;
    private final People people;
    private final Audit audit;

    Services(
            ServiceStore store,
            ServiceListStore list,
            EventStore events,
            People people,
            Audit audit) {
        this.store = store;
        this.list = list;
        this.events = events;
        this.people = people;
        this.audit = audit;
    }

    public Optional<Service> service(ServiceId id) {
        return store.service(id);
    }

    /// Those of the ids that exist, by name.
    public List<Service> services(Set<ServiceId> ids) {
        return store.services(ids);
    }

    /// A part of a list, of at most 1,000.
    public record Part(long skip, int most) {

        public Part {
            if (skip < 0 || most < 1 || most > PART_MAX) {
                throw new IllegalArgumentException(
                        "A part has 1 to %d rows, was %d after %d".formatted(PART_MAX, most, skip));
            }
        }
    }

    /// A service in a list.
    ///
    /// @param neededBy how many services need it directly
    public record Listed(Service service, int neededBy) {}

    /// Some of the services that a search found.
    ///
    /// @param count how many there are in all
    public record Found(List<Listed> services, long count) {}

    /// Services whose name, id or team holds the text, without case, by name.
    public Found search(String text, Part part) {
        String low = text.toLowerCase(Locale.ROOT);
        List<TeamId> teams =
                text.isEmpty()
                        ? List.of()
                        : people.teamNames().entrySet().stream()
                                .filter(team ->
                                        team.getValue().toLowerCase(Locale.ROOT).contains(low))
                                .map(Map.Entry::getKey)
                                .toList();
        return new Found(list.found(text, teams, part), list.count(text, teams));
    }

    /// In the order of their ids, at most so many behind the one named; all from the start when it
    /// is empty.
    public List<Service> after(String id, int most) {
        return list.after(id, Math.min(most, PART_MAX));
    }

    /// All services, by name.
    public List<Service> all() {
        return store.all();
    }

    /// The services that a team owns, by name.
    public List<Service> ownedBy(TeamId team) {
        return store.ownedBy(team);
    }

    /// The services that need this one directly, by name.
    public List<Service> dependantsOf(ServiceId id) {
        return store.dependantsOf(id);
    }

    /// Creates or changes a service as the configuration says. The services it needs must exist, or
    /// use `defineAll` for a set that refers to itself.
    @Transactional
    public void define(Service service, Instant now) {
        define(service, CONFIGURATION, now);
    }

    /// Creates or changes a service. Throws an [IllegalArgumentException] for an unknown team or an
    /// unknown service among its dependencies.
    @Transactional
    public void define(Service service, Actor actor, Instant now) {
        defineAll(List.of(service), actor, now);
    }

    /// Creates or changes several services, which may need each other, in one transaction.
    @Transactional
    public void defineAll(List<Service> services, Actor actor, Instant now) {
        checkTeams(services);
        List<Service> changed = new ArrayList<>();
        for (Service service : services) {
            Optional<Service> before = store.service(service.id());
            if (before.equals(Optional.of(service))) {
                continue;
            }
            store.define(service, now);
            changed.add(service);
            audit.record(actor, ServiceChange.act(before, service), now);
        }
        checkDependencies(changed);
        changed.forEach(store::defineDependencies);
    }

    /// Keeps a change event; a second one with the same source and key is the first one.
    /// Throws an [IllegalArgumentException] for an unknown service.
    @Transactional
    public RecordedChange recordChange(Change change, Instant now) {
        require(change.service());
        return events.record(change, now);
    }

    /// The changes of these services whose time lies in [from, to), newest first, at most 500.
    public List<RecordedChange> changes(Set<ServiceId> services, Instant from, Instant to) {
        return events.changes(services, from, to, MOST_LINES);
    }

    /// The newest changes of a service, newest first.
    public List<RecordedChange> latestChanges(ServiceId service, int limit) {
        return events.latest(service, Math.min(limit, MOST_LINES));
    }

    /// Keeps a heads-up. Throws an [IllegalArgumentException] for an unknown service.
    @Transactional
    public GivenHeadsUp give(HeadsUp headsUp, Actor actor, Instant now) {
        require(headsUp.service());
        GivenHeadsUp given = events.give(headsUp, now);
        audit.record(
                actor,
                new Audit.Act(
                        "heads-up.given", "service:" + headsUp.service(), "number " + given.id()),
                now);
        return given;
    }

    /// Ends a heads-up before its time; false when there is none of that number, or it has ended.
    @Transactional
    public boolean withdraw(ServiceId service, long headsUp, Actor actor, Instant now) {
        boolean ended = events.withdraw(service, headsUp, now);
        if (ended) {
            audit.record(
                    actor,
                    new Audit.Act("heads-up.withdrawn", "service:" + service, "number " + headsUp),
                    now);
        }
        return ended;
    }

    /// A heads-up that has not been withdrawn, by its number.
    public Optional<GivenHeadsUp> headsUp(long id) {
        return events.headsUp(id);
    }

    /// The heads-ups of these services that matter now or will, those that begin first first.
    public List<GivenHeadsUp> headsUps(Set<ServiceId> services, Instant now) {
        return events.headsUps(services, now, MOST_LINES);
    }

    /// Who carries the service on this day, those who have longest first. Whoever shows it keeps
    /// the promise of [Carriers].
    public List<Knowledge> knowledge(ServiceId service, LocalDate day) {
        return store.knowledge(service, day);
    }

    /// All that somebody carries on this day, by service.
    public List<Knowledge> knowledgeOf(PersonId person, LocalDate day) {
        return store.knowledgeOf(person, day);
    }

    /// Keeps who knows a service since when; an earlier line of the two with this first day is
    /// replaced. Throws an [IllegalArgumentException] for an unknown service or person.
    @Transactional
    public void know(Knowledge knowledge, Actor actor, Instant now) {
        require(knowledge.service());
        if (people.person(knowledge.person()).isEmpty()) {
            throw new IllegalArgumentException(knowledge.person() + " is not known here");
        }
        store.know(knowledge);
        audit.record(
                actor,
                new Audit.Act(
                        "service.knowledge",
                        "service:" + knowledge.service(),
                        knowledge.person() + " since " + knowledge.since()),
                now);
    }

    private void require(ServiceId id) {
        if (store.service(id).isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no service " + id + "; services are listed at /services");
        }
    }

    private void checkTeams(List<Service> services) {
        for (Service service : services) {
            TeamId team = service.team();
            if (team != null && people.team(team).isEmpty()) {
                throw new IllegalArgumentException(
                        "Service "
                                + service.id()
                                + " names team "
                                + team
                                + ", which is not known here");
            }
        }
    }

    private void checkDependencies(List<Service> services) {
        Set<ServiceId> needed = new HashSet<>();
        services.forEach(service -> needed.addAll(service.dependsOn()));
        Set<ServiceId> known = store.known(needed);
        for (Service service : services) {
            for (ServiceId dependency : service.dependsOn()) {
                if (!known.contains(dependency)) {
                    throw new IllegalArgumentException(
                            "Service "
                                    + service.id()
                                    + " depends on "
                                    + dependency
                                    + ", which is not known here");
                }
            }
        }
    }
}
