package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rounds of blind double coding and what was ruled afterwards.
@Component
class RoundStore {

    private static final String ROUNDS =
            """
            select r.id, r.name, r.first_coder, r.second_coder, r.opened_at, r.first_done_at,
                r.second_done_at,
                array(select i.incident
                      from themes.round_incident i
                      where i.round = r.id
                      order by i.incident) as incidents
            from themes.round r
            """;

    private final JdbcClient database;

    RoundStore(JdbcClient database) {
        this.database = database;
    }

    long insert(Round round, String openedBy) {
        long id =
                database.sql(
                                """
                                -- A new round.
                                insert into themes.round (
                                    name, first_coder, second_coder, opened_by, opened_at)
                                values (:name, :first, :second, :openedBy, :now)
                                returning id
                                """)
                        .param("name", round.name())
                        .param("first", round.first().value())
                        .param("second", round.second().value())
                        .param("openedBy", openedBy)
                        .param("now", round.openedAt().atOffset(ZoneOffset.UTC))
                        .query((row, number) -> row.getLong(1))
                        .single();
        for (IncidentId incident : round.incidents()) {
            database.sql(
                            """
                            -- Both code this incident.
                            insert into themes.round_incident (round, incident)
                            values (:round, :incident)
                            """)
                    .param("round", id)
                    .param("incident", incident.value())
                    .update();
        }
        return id;
    }

    List<Round> all() {
        return database.sql(
                        "-- All rounds, newest first.\n" + ROUNDS + "order by r.id desc limit 200")
                .query((row, number) -> round(row))
                .list();
    }

    Optional<Round> find(long id) {
        return database.sql("-- One round.\n" + ROUNDS + "where r.id = :id")
                .param("id", id)
                .query((row, number) -> round(row))
                .optional();
    }

    /// The round in which this person still codes this incident.
    Optional<Long> openOf(PersonId coder, IncidentId incident) {
        return database.sql(
                        """
                        -- In which round does this person code this incident?
                        select r.id
                        from themes.round r
                            join themes.round_incident i on i.round = r.id
                        where i.incident = :incident
                            and ((r.first_coder = :coder and r.first_done_at is null)
                                or (r.second_coder = :coder and r.second_done_at is null))
                        order by r.id
                        limit 1
                        """)
                .param("incident", incident.value())
                .param("coder", coder.value())
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    void setDone(long round, boolean isFirst, Instant now) {
        database.sql(
                        """
                        -- A coder is done; saying it again changes nothing.
                        update themes.round
                        set first_done_at =
                                case when :isFirst then coalesce(first_done_at, :now)
                                else first_done_at end,
                            second_done_at =
                                case when :isFirst then second_done_at
                                else coalesce(second_done_at, :now) end
                        where id = :round
                        """)
                .param("round", round)
                .param("isFirst", isFirst)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What was ruled about a code on an incident.
    record Ruling(
            IncidentId incident,
            String code,
            boolean isKept,
            String reason,
            String person,
            Instant at) {}

    /// False, and changes nothing, when it was ruled before.
    boolean rule(long round, long code, Ruling ruling) {
        return database.sql(
                                """
                                -- What the two agreed on in the end.
                                insert into themes.ruling (
                                    round, incident, code, is_kept, reason, person, at)
                                values (:round, :incident, :code, :isKept, :reason, :person, :at)
                                on conflict (round, incident, code) do nothing
                                """)
                        .param("round", round)
                        .param("incident", ruling.incident().value())
                        .param("code", code)
                        .param("isKept", ruling.isKept())
                        .param("reason", ruling.reason())
                        .param("person", ruling.person())
                        .param("at", ruling.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Ruling> rulings(long round) {
        return database.sql(
                        """
                        -- What was ruled in this round?
                        select l.incident, c.slug, l.is_kept, l.reason, l.person, l.at
                        from themes.ruling l
                            join themes.code c on c.id = l.code
                        where l.round = :round
                        order by l.incident, c.slug
                        """)
                .param("round", round)
                .query((row, number) ->
                        new Ruling(
                                new IncidentId(row.getLong("incident")),
                                row.getString("slug"),
                                row.getBoolean("is_kept"),
                                row.getString("reason"),
                                row.getString("person"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /// What the coders ticked, also what was ruled out afterwards.
    record Tick(PersonId coder, IncidentId incident, String code) {}

    List<Tick> ticks(long round) {
        return database.sql(
                        """
                        -- Who ticked which code on which incident, before any ruling?
                        select distinct g.coder, g.incident, c.slug
                        from themes.coding g
                            join themes.code c on c.id = g.code
                            join themes.round r on r.id = g.round
                        where g.round = :round
                            and (g.removed_at is null
                                or g.removed_at > case g.coder
                                    when r.first_coder then r.first_done_at
                                    else r.second_done_at end
                                or exists (
                                    select from themes.ruling l
                                    where l.round = g.round and l.incident = g.incident
                                        and l.code = g.code and l.at = g.removed_at))
                        """)
                .param("round", round)
                .query((row, number) ->
                        new Tick(
                                new PersonId(row.getString("coder")),
                                new IncidentId(row.getLong("incident")),
                                row.getString("slug")))
                .list();
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(
                row.getLong("id"),
                row.getString("name"),
                new PersonId(row.getString("first_coder")),
                new PersonId(row.getString("second_coder")),
                Arrays.stream((Long[]) row.getArray("incidents").getArray())
                        .map(IncidentId::new)
                        .toList(),
                row.getTimestamp("opened_at").toInstant(),
                instant(row.getTimestamp("first_done_at")),
                instant(row.getTimestamp("second_done_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
