package dev.afterglow.incidents;

import static dev.afterglow.incidents.IncidentStore.person;
import static dev.afterglow.incidents.IncidentStore.utc;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The record of an incident, its roles and who took part.
@Component
class RecordStore {

    /// The note of a participant of whom people said how they came.
    private static final String CORRECTED = "as people say";

    private final JdbcClient database;

    RecordStore(JdbcClient database) {
        this.database = database;
    }

    /// False when its source has been told already.
    boolean add(IncidentId incident, NewLine line, Instant now) {
        return database.sql(
                                """
                                -- One more line of the record.
                                insert into incidents.record_line (
                                    incident, at, written_at, kind, author, speaker, text,
                                    is_key_moment, source, original)
                                values (
                                    :incident, :at, :now, :kind, :author, :speaker, :text,
                                    :isKeyMoment, :source, :original)
                                on conflict (incident, source) where source <> '' do nothing
                                """)
                        .param("incident", incident.value())
                        .param("at", utc(line.at()))
                        .param("now", utc(now))
                        .param("kind", line.kind().word())
                        .param("author", line.author() == null ? null : line.author().value())
                        .param("speaker", line.speaker())
                        .param("text", line.text())
                        .param("isKeyMoment", line.isKeyMoment())
                        .param("source", line.source())
                        .param("original", line.original())
                        .update()
                == 1;
    }

    /// Newest first.
    List<RecordLine> lines(IncidentId incident, int most) {
        return database.sql(
                        """
                        -- What happened, newest first?
                        select number, at, written_at, kind, author, speaker, text, is_key_moment,
                            source, original
                        from incidents.record_line
                        where incident = :incident
                        order by at desc, number desc
                        limit :most
                        """)
                .param("incident", incident.value())
                .param("most", most)
                .query((row, number) -> line(row))
                .list();
    }

    /// Newest first, at most 200.
    List<RecordLine> linesBefore(IncidentId incident, Instant before) {
        return database.sql(
                        """
                        -- What happened before an instant, newest first?
                        select number, at, written_at, kind, author, speaker, text, is_key_moment,
                            source, original
                        from incidents.record_line
                        where incident = :incident
                          and at < :before
                        order by at desc, number desc
                        limit 200
                        """)
                .param("incident", incident.value())
                .param("before", utc(before))
                .query((row, number) -> line(row))
                .list();
    }

    private static RecordLine line(ResultSet row) throws SQLException {
        return new RecordLine(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("written_at").toInstant(),
                RecordLine.Kind.parse(row.getString("kind")),
                person(row.getString("author")),
                row.getString("speaker"),
                row.getString("text"),
                row.getBoolean("is_key_moment"),
                row.getString("source"),
                row.getString("original"));
    }

    /// How many lines there are; a page that polls compares it.
    long countLines(IncidentId incident) {
        return database.sql(
                        """
                        -- How long is the record?
                        select count(*)
                        from incidents.record_line
                        where incident = :incident
                        """)
                .param("incident", incident.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    void setRole(IncidentId incident, RoleHolder holder) {
        database.sql(
                        """
                        -- Somebody takes a role, or it is open again.
                        insert into incidents.role_holder (incident, role, person, since)
                        values (:incident, :role, :person, :since)
                        on conflict (incident, role)
                        do update set person = excluded.person, since = excluded.since
                        """)
                .param("incident", incident.value())
                .param("role", holder.role())
                .param("person", holder.person() == null ? null : holder.person().value())
                .param("since", utc(holder.since()))
                .update();
    }

    List<RoleHolder> roles(IncidentId incident) {
        return database.sql(
                        """
                        -- Who holds which role? The three that every incident has come first.
                        select role, person, since
                        from incidents.role_holder
                        where incident = :incident
                        order by array_position(
                            array['Commander', 'Keeps the record', 'Tells the others'], role), role
                        """)
                .param("incident", incident.value())
                .query((row, number) ->
                        new RoleHolder(
                                row.getString("role"),
                                person(row.getString("person")),
                                row.getTimestamp("since").toInstant()))
                .list();
    }

    Optional<RoleHolder> role(IncidentId incident, String role) {
        return roles(incident).stream().filter(holder -> holder.role().equals(role)).findFirst();
    }

    /// Keeps how somebody came first. "By chance" is what is said while nothing else is known, so
    /// it gives way to a page or a schedule; what people said themselves stands.
    boolean join(IncidentId incident, Participant participant) {
        return database.sql(
                                """
                                -- Somebody took part.
                                insert into incidents.participant (
                                    incident, person, reached, joined_at, note)
                                values (:incident, :person, :reached, :joinedAt, :note)
                                on conflict (incident, person)
                                do update set reached = excluded.reached
                                where participant.reached = 'chance'
                                  and participant.note <> :corrected
                                  and excluded.reached <> 'chance'
                                """)
                        .param("incident", incident.value())
                        .param("person", participant.person().value())
                        .param("reached", participant.reached().word())
                        .param("joinedAt", utc(participant.joinedAt()))
                        .param("note", participant.note())
                        .param("corrected", CORRECTED)
                        .update()
                == 1;
    }

    boolean tookPart(IncidentId incident, PersonId person) {
        return database.sql(
                        """
                        -- Did the person take part?
                        select exists (
                            select from incidents.participant
                            where incident = :incident and person = :person)
                        """)
                .param("incident", incident.value())
                .param("person", person.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    boolean setReached(IncidentId incident, Participant said) {
        return database.sql(
                                """
                                -- How did somebody really come?
                                update incidents.participant
                                set reached = :reached, note = :note
                                where incident = :incident
                                  and person = :person
                                """)
                        .param("incident", incident.value())
                        .param("person", said.person().value())
                        .param("reached", said.reached().word())
                        .param("note", CORRECTED)
                        .update()
                == 1;
    }

    Optional<WriteUpText> writeUp(IncidentId incident) {
        return database.sql(
                        """
                        -- What was written of it elsewhere?
                        select text, source
                        from incidents.write_up
                        where incident = :incident
                        """)
                .param("incident", incident.value())
                .query((row, number) ->
                        new WriteUpText(row.getString("text"), row.getString("source")))
                .optional();
    }

    List<Participant> participants(IncidentId incident) {
        return database.sql(
                        """
                        -- Who took part, in the order they came?
                        select person, reached, joined_at, note
                        from incidents.participant
                        where incident = :incident
                        order by joined_at, person
                        """)
                .param("incident", incident.value())
                .query((row, number) ->
                        new Participant(
                                new PersonId(row.getString("person")),
                                Reached.parse(row.getString("reached")),
                                row.getTimestamp("joined_at").toInstant(),
                                row.getString("note")))
                .list();
    }
}
