package dev.afterglow.incidents;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.PublicAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to what people do together while an incident goes on: tasks, updates for those who
/// wait, and which other incidents belong to it.
@Service
public class Coordination {

    private final CoordinationStore store;
    private final IncidentStore incidents;
    private final RecordStore record;
    private final Delivery delivery;
    private final People people;
    private final PublicAddress address;

    Coordination(
            CoordinationStore store,
            IncidentStore incidents,
            RecordStore record,
            Delivery delivery,
            People people,
            PublicAddress address) {
        this.store = store;
        this.incidents = incidents;
        this.record = record;
        this.delivery = delivery;
        this.people = people;
        this.address = address;
    }

    /// In the order they were written; at most 500.
    public List<Task> tasks(IncidentId id) {
        return store.tasks(id);
    }

    @Transactional
    public Outcome addTask(IncidentId id, String text, @Nullable PersonId person, Instant now) {
        require(id);
        if (text.isBlank() || text.length() > Task.TEXT_MAX) {
            return Outcome.refused("A task has 1 to 500 characters, was " + text.length() + ".");
        }
        if (store.tasks(id).size() >= Task.TASKS_MAX) {
            return Outcome.refused("An incident has at most 500 tasks.");
        }
        store.addTask(id, text.strip(), person, now);
        return new Outcome.Done();
    }

    /// Done; it stands in the record.
    @Transactional
    public Outcome finishTask(IncidentId id, long task, Actor actor, Instant now) {
        require(id);
        Task found =
                store.tasks(id).stream().filter(one -> one.id() == task).findFirst().orElse(null);
        if (found == null || !store.finish(task, now)) {
            return Outcome.refused("There is no such open task.");
        }
        record.add(id, line(now, RecordLine.Kind.NOTE, actor, "Done: " + found.text()), now);
        return new Outcome.Done();
    }

    /// Whether somebody is told of updates.
    public boolean follows(IncidentId id, PersonId person) {
        return store.followers(id).contains(person);
    }

    /// Tells somebody of updates from now on, or no longer.
    @Transactional
    public void follow(IncidentId id, PersonId person, boolean follows, Instant now) {
        require(id);
        if (follows) {
            store.follow(id, person, now);
        } else {
            store.unfollow(id, person);
        }
    }

    /// Writes an update into the record, sends it to all who follow, and shows it publicly where
    /// that was said.
    @Transactional
    public Outcome update(IncidentId id, StakeholderUpdate update, Actor actor, Instant now) {
        Incident incident = require(id);
        if (incident.isRestricted() && update.publicly().isPresent()) {
            return Outcome.refused("A restricted incident is not shown on the public status page.");
        }
        record.add(id, line(now, RecordLine.Kind.UPDATE, actor, update.text().strip()), now);
        update.publicly()
                .ifPresent(state ->
                        store.addPublic(
                                id, new PublicUpdate(id, now, state, update.text().strip())));
        List<Person> followers = people.persons(store.followers(id));
        delivery.send(
                followers.stream()
                        .filter(Person::active)
                        .map(person -> message(incident, update, person, now))
                        .toList(),
                now);
        return new Outcome.Done();
    }

    private Message message(
            Incident incident, StakeholderUpdate update, Person person, Instant now) {
        String link = address.of(incident.address());
        return new Message(
                ChannelName.EMAIL,
                person.email(),
                person.id(),
                Priority.NORMAL,
                incident.id() + ": " + incident.title(),
                update.text().strip() + "\n\n" + link,
                null,
                "incident:" + incident.id().value(),
                "incident:%s:update:%d:%s"
                        .formatted(incident.id(), now.toEpochMilli(), person.id()),
                Map.of("link", link, "link-label", "Open " + incident.id()));
    }

    /// What the public status page shows, newest first; at most 200 lines.
    public List<PublicUpdate> publicUpdates(Instant since) {
        return store.publicUpdates(since);
    }

    /// Other incidents that belong to it.
    public List<Relation> relations(IncidentId id) {
        return store.relations(id);
    }

    /// Says that another incident belongs to it. A duplicate is told in the other one.
    @Transactional
    public Outcome relate(IncidentId id, Relation relation, Actor actor, Instant now) {
        require(id);
        if (relation.other().equals(id)) {
            return Outcome.refused("An incident does not belong to itself.");
        }
        if (incidents.find(relation.other()).isEmpty()) {
            return Outcome.refused("There is no " + relation.other() + ".");
        }
        store.relate(id, relation);
        String text = "Is %s %s.".formatted(relation.kind().words(), relation.other());
        record.add(id, line(now, RecordLine.Kind.NOTE, actor, text), now);
        return new Outcome.Done();
    }

    private Incident require(IncidentId id) {
        return incidents
                .lock(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no incident " + id));
    }

    private NewLine line(Instant at, RecordLine.Kind kind, Actor actor, String text) {
        PersonId author = actor instanceof Actor.OfPerson signedIn ? signedIn.person() : null;
        String speaker =
                author == null
                        ? "Afterglow"
                        : people.person(author).map(Person::name).orElse(author.value());
        return new NewLine(at, kind, author, speaker, text, false);
    }
}
