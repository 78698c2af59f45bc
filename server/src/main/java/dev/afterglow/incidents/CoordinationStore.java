package dev.afterglow.incidents;

import static dev.afterglow.incidents.IncidentStore.instant;
import static dev.afterglow.incidents.IncidentStore.person;
import static dev.afterglow.incidents.IncidentStore.utc;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tasks, followers, relations and public updates.
@Component
class CoordinationStore {

    private final JdbcClient database;

    CoordinationStore(JdbcClient database) {
        this.database = database;
    }

    List<Task> tasks(IncidentId incident) {
        return database.sql(
                        """
                        -- What is to be done, in the order it was written?
                        select id, text, person, created_at, done_at
                        from incidents.task
                        where incident = :incident
                        order by id
                        limit 500
                        """)
                .param("incident", incident.value())
                .query((row, number) ->
                        new Task(
                                row.getLong("id"),
                                row.getString("text"),
                                person(row.getString("person")),
                                row.getTimestamp("created_at").toInstant(),
                                instant(row.getTimestamp("done_at"))))
                .list();
    }

    void addTask(IncidentId incident, String text, @Nullable PersonId person, Instant now) {
        database.sql(
                        """
                        -- One more task.
                        insert into incidents.task (incident, text, person, created_at)
                        values (:incident, :text, :person, :now)
                        """)
                .param("incident", incident.value())
                .param("text", text)
                .param("person", person == null ? null : person.value())
                .param("now", utc(now))
                .update();
    }

    boolean finish(long task, Instant now) {
        return database.sql(
                                """
                                -- The task is done, once.
                                update incidents.task
                                set done_at = :now
                                where id = :task
                                  and done_at is null
                                """)
                        .param("task", task)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    List<PersonId> followers(IncidentId incident) {
        return database.sql(
                        """
                        -- Who is told of updates?
                        select person
                        from incidents.follower
                        where incident = :incident
                        order by person
                        limit 5000
                        """)
                .param("incident", incident.value())
                .query((row, number) -> new PersonId(row.getString(1)))
                .list();
    }

    void follow(IncidentId incident, PersonId person, Instant now) {
        database.sql(
                        """
                        -- Somebody wants to be told of updates.
                        insert into incidents.follower (incident, person, since)
                        values (:incident, :person, :now)
                        on conflict do nothing
                        """)
                .param("incident", incident.value())
                .param("person", person.value())
                .param("now", utc(now))
                .update();
    }

    void unfollow(IncidentId incident, PersonId person) {
        database.sql(
                        """
                        -- Somebody does not want to be told any more.
                        delete from incidents.follower
                        where incident = :incident
                          and person = :person
                        """)
                .param("incident", incident.value())
                .param("person", person.value())
                .update();
    }

    void addPublic(IncidentId incident, PublicUpdate update) {
        database.sql(
                        """
                        -- One more line of the public status page.
                        insert into incidents.public_update (incident, at, state, text)
                        values (:incident, :at, :state, :text)
                        """)
                .param("incident", incident.value())
                .param("at", utc(update.at()))
                .param("state", update.state().word())
                .param("text", update.text())
                .update();
    }

    List<PublicUpdate> publicUpdates(Instant since) {
        return database.sql(
                        """
                        -- What is the public told? Nothing of incidents that are for few eyes.
                        select public_update.incident, at, state, text
                        from incidents.public_update
                        join incidents.incident on incident.id = public_update.incident
                        where at >= :since
                          and not restricted
                        order by at desc, public_update.id desc
                        limit 200
                        """)
                .param("since", utc(since))
                .query((row, number) ->
                        new PublicUpdate(
                                new IncidentId(row.getLong("incident")),
                                row.getTimestamp("at").toInstant(),
                                StakeholderUpdate.State.parse(row.getString("state")),
                                row.getString("text")))
                .list();
    }

    void relate(IncidentId incident, Relation relation) {
        boolean isReverse = relation.kind() == Relation.Kind.HAS_DUPLICATE;
        IncidentId from = isReverse ? relation.other() : incident;
        IncidentId to = isReverse ? incident : relation.other();
        database.sql(
                        """
                        -- Two incidents belong together.
                        insert into incidents.relation (incident, other, kind, note)
                        values (:from, :to, :kind, :note)
                        on conflict (incident, other)
                        do update set kind = excluded.kind, note = excluded.note
                        """)
                .param("from", from.value())
                .param("to", to.value())
                .param("kind", relation.kind() == Relation.Kind.RELATED ? "related" : "duplicate")
                .param("note", relation.note())
                .update();
    }

    List<Relation> relations(IncidentId incident) {
        return database.sql(
                        """
                        -- Which incidents belong to this one? Seen from both sides.
                        select other as id, kind, note, false as is_reverse
                        from incidents.relation
                        where incident = :incident
                        union all
                        select incident as id, kind, note, true as is_reverse
                        from incidents.relation
                        where other = :incident
                        order by id
                        limit 100
                        """)
                .param("incident", incident.value())
                .query((row, number) ->
                        new Relation(
                                new IncidentId(row.getLong("id")),
                                kind(row.getString("kind"), row.getBoolean("is_reverse")),
                                row.getString("note")))
                .list();
    }

    private static Relation.Kind kind(String word, boolean isReverse) {
        if (word.equals("related")) {
            return Relation.Kind.RELATED;
        }
        return isReverse ? Relation.Kind.HAS_DUPLICATE : Relation.Kind.DUPLICATE;
    }
}
