package dev.afterglow.incidents;

import static dev.afterglow.incidents.IncidentStore.person;
import static dev.afterglow.incidents.IncidentStore.utc;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The record of an incident, its roles and who took part.
@Component
class RecordStore {

    /// The note of a participant of whom people said how they came.
    private static final String CORRECTED = "as people say";

    /// A line may have some ten thousand characters: a statement has a few megabytes at most.
    private static final int AT_ONCE = 500;

    private final JdbcClient database;

    RecordStore(JdbcClient database) {
        this.database = database;
    }

    /// False when its source has been told already.
    boolean add(IncidentId incident, NewLine line, Instant now) {
        return addAll(incident, List.of(line), now) == 1;
    }

    /// Adds those whose source has not been told yet, in their order, and answers how many.
    int addAll(IncidentId incident, List<NewLine> lines, Instant now) {
        int added = 0;
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, lines.size());
            added += addSome(incident, lines.subList(from, to), now);
        }
        return added;
    }

    private int addSome(IncidentId incident, List<NewLine> lines, Instant now) {
        return database.sql(
                        """
                        -- More lines of the record.
                        insert into incidents.record_line (
                            incident, at, written_at, kind, author, speaker, text,
                            is_key_moment, source, original)
                        select :incident, at, :now, kind, author, speaker, text,
                            is_key_moment, source, original
                        from unnest(
                            cast(:times as timestamptz[]),
                            cast(:kinds as text[]),
                            cast(:authors as text[]),
                            cast(:speakers as text[]),
                            cast(:texts as text[]),
                            cast(:moments as boolean[]),
                            cast(:sources as text[]),
                            cast(:originals as text[]))
                            with ordinality as given (
                                at, kind, author, speaker, text, is_key_moment, source, original,
                                place)
                        order by place
                        on conflict (incident, source) where source <> '' do nothing
                        """)
                .param("incident", incident.value())
                .param("now", utc(now))
                .param("times", words(lines, line -> line.at().toString()))
                .param("kinds", words(lines, line -> line.kind().word()))
                .param("authors", words(lines, line -> idOf(line.author())))
                .param("speakers", words(lines, NewLine::speaker))
                .param("texts", words(lines, NewLine::text))
                .param("moments", words(lines, line -> String.valueOf(line.isKeyMoment())))
                .param("sources", words(lines, NewLine::source))
                .param("originals", words(lines, NewLine::original))
                .update();
    }

    private static @Nullable String idOf(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    private static <T> @Nullable String[] words(
            List<T> of, Function<? super T, ? extends @Nullable String> word) {
        return of.stream().map(word).toArray(String[]::new);
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
    void join(IncidentId incident, Participant participant) {
        joinAll(incident, List.of(participant));
    }

    /// @param came may name a person more than once
    void joinAll(IncidentId incident, List<Participant> came) {
        database.sql(
                        """
                        -- They took part; a page or a schedule tells more than chance.
                        insert into incidents.participant (
                            incident, person, reached, joined_at, note)
                        select distinct on (person) :incident, person, reached,
                            min(joined_at) over (partition by person), note
                        from unnest(
                            cast(:persons as text[]),
                            cast(:ways as text[]),
                            cast(:times as timestamptz[]),
                            cast(:notes as text[]))
                            with ordinality as given (person, reached, joined_at, note, place)
                        order by person, reached = 'chance', place
                        on conflict (incident, person)
                        do update set reached = excluded.reached
                        where participant.reached = 'chance'
                          and participant.note <> :corrected
                          and excluded.reached <> 'chance'
                        """)
                .param("incident", incident.value())
                .param("persons", words(came, one -> one.person().value()))
                .param("ways", words(came, one -> one.reached().word()))
                .param("times", words(came, one -> one.joinedAt().toString()))
                .param("notes", words(came, Participant::note))
                .param("corrected", CORRECTED)
                .update();
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
