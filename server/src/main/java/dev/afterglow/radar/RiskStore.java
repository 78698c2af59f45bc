package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Risks, what they are about, and who can be counted behind them.
@Component
class RiskStore {

    private static final String COLUMNS =
            """
            select r.id, r.told, r.first_cycle, r.on_agenda, r.released, r.first_heard,
                (select string_agg(t.service, ',' order by t.service)
                 from radar.risk_service t
                 where t.risk = r.id) as services
            from radar.risk r
            """;

    private final JdbcClient database;

    RiskStore(JdbcClient database) {
        this.database = database;
    }

    RiskId insert(long cycle) {
        return database.sql(
                        """
                        -- A risk, still without words.
                        insert into radar.risk (first_cycle)
                        values (:cycle)
                        returning id
                        """)
                .param("cycle", cycle)
                .query((row, number) -> new RiskId(row.getLong(1)))
                .single();
    }

    Optional<Risk> find(RiskId id) {
        return database.sql("-- One risk.\n" + COLUMNS + "where r.id = :id")
                .param("id", id.value())
                .query(RiskStore::risk)
                .optional();
    }

    List<Risk> heard() {
        return database.sql(
                        "-- Which risks were heard?\n"
                                + COLUMNS
                                + """
                                where r.first_heard is not null
                                order by r.first_heard desc, r.id
                                limit 1000
                                """)
                .query(RiskStore::risk)
                .list();
    }

    /// The newest 300, with what still has to be told first.
    List<Risk> all() {
        return database.sql(
                        "-- All risks, those without words first.\n"
                                + COLUMNS
                                + """
                                where exists (
                                    select 1 from radar.submission s where s.risk = r.id)
                                order by r.told = '' desc, r.on_agenda desc, r.id desc
                                limit 300
                                """)
                .query(RiskStore::risk)
                .list();
    }

    List<Risk> onAgenda() {
        return database.sql(
                        "-- What does the next session hear?\n"
                                + COLUMNS
                                + "where r.on_agenda order by r.id limit 200")
                .query(RiskStore::risk)
                .list();
    }

    void tell(Risk risk) {
        database.sql(
                        """
                        -- The risk in the curator's words.
                        update radar.risk
                        set told = :told, on_agenda = :onAgenda
                        where id = :id
                        """)
                .param("id", risk.id().value())
                .param("told", risk.told())
                .param("onAgenda", risk.onAgenda())
                .update();
        database.sql("delete from radar.risk_service where risk = :id")
                .param("id", risk.id().value())
                .update();
        for (ServiceId service : risk.services()) {
            database.sql(
                            """
                            -- What it is about.
                            insert into radar.risk_service (risk, service)
                            values (:risk, :service)
                            """)
                    .param("risk", risk.id().value())
                    .param("service", service.value())
                    .update();
        }
    }

    /// Writes what a session says, and marks the worries whose count it was.
    void release(RiskId id, int people, Instant heardAt) {
        database.sql(
                        """
                        -- A session heard the risk; a number never falls.
                        update radar.risk
                        set on_agenda = false, released = greatest(released, :people),
                            first_heard = coalesce(first_heard, :at)
                        where id = :id
                        """)
                .param("id", id.value())
                .param("people", people)
                .param("at", heardAt.atOffset(ZoneOffset.UTC))
                .update();
        database.sql(
                        """
                        -- These were counted.
                        update radar.submission s
                        set is_counted = true
                        from radar.cycle c
                        where s.risk = :id and c.id = s.cycle and c.is_closed
                        """)
                .param("id", id.value())
                .update();
    }

    /// The worries of a risk from rounds that are closed, with the names that are known.
    List<Corroboration.Voice> voices(RiskId id) {
        return database.sql(
                        """
                        -- Who can be counted behind a risk?
                        select s.cycle, s.slot, s.promise, n.person
                        from radar.submission s
                        join radar.cycle c on c.id = s.cycle and c.is_closed
                        left join radar.sender n on n.submission = s.id
                        where s.risk = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> {
                    int slot = row.getInt("slot");
                    OptionalInt given = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(slot);
                    String person = row.getString("person");
                    return new Corroboration.Voice(
                            Corroboration.Place.of(row.getLong("cycle"), given),
                            person == null ? null : new PersonId(person),
                            row.getString("promise").equals(Promise.UNLINKABLE.word()));
                })
                .list();
    }

    /// Which tickets of these people went into confidential worries?
    List<Corroboration.Named> named(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        -- Which tickets went into confidential worries?
                        select cycle, slot, person
                        from radar.draw
                        where is_confidential and person in (:people)
                        """)
                .param("people", people.stream().map(PersonId::value).toList())
                .query((row, number) ->
                        new Corroboration.Named(
                                new Corroboration.Place(row.getLong("cycle"), row.getInt("slot")),
                                new PersonId(row.getString("person"))))
                .list();
    }

    void keepApart(UUID submission, String other) {
        database.sql(
                        """
                        -- A curator says that these differ.
                        insert into radar.kept_apart (submission, other)
                        values (:submission, :other)
                        on conflict (submission, other) do nothing
                        """)
                .param("submission", submission)
                .param("other", other)
                .update();
    }

    Set<String> keptApart(UUID submission) {
        return Set.copyOf(
                database.sql(
                                """
                                -- What is known to differ from it?
                                select other
                                from radar.kept_apart
                                where submission = :submission
                                """)
                        .param("submission", submission)
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    /// The same for several; one that is kept apart from nothing is not in it.
    Map<UUID, Set<String>> keptApart(Collection<UUID> worries) {
        Map<UUID, Set<String>> apart = new HashMap<>();
        database.sql(
                        """
                        -- What is known to differ from each?
                        select submission, other
                        from radar.kept_apart
                        where submission = any(:worries)
                        """)
                .param("worries", worries.toArray(UUID[]::new))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        apart.computeIfAbsent(
                                                        row.getObject("submission", UUID.class),
                                                        worry -> new HashSet<>())
                                                .add(row.getString("other")));
        return apart;
    }

    void addCameOf(RiskId id, String words, Instant at) {
        database.sql(
                        """
                        -- What came of a risk.
                        insert into radar.came_of (risk, at, words)
                        values (:risk, :at, :words)
                        """)
                .param("risk", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("words", words)
                .update();
    }

    List<CameOf> cameOf(RiskId id) {
        return database.sql(
                        """
                        -- What came of a risk?
                        select at, words
                        from radar.came_of
                        where risk = :risk
                        order by id desc
                        limit 50
                        """)
                .param("risk", id.value())
                .query((row, number) ->
                        new CameOf(row.getTimestamp("at").toInstant(), row.getString("words")))
                .list();
    }

    static Risk risk(ResultSet row, int number) throws SQLException {
        String services = row.getString("services");
        Timestamp heard = row.getTimestamp("first_heard");
        return new Risk(
                new RiskId(row.getLong("id")),
                row.getString("told"),
                row.getLong("first_cycle"),
                row.getBoolean("on_agenda"),
                row.getInt("released"),
                heard == null ? null : heard.toInstant(),
                services == null
                        ? Set.of()
                        : Stream.of(services.split(","))
                                .map(ServiceId::new)
                                .collect(Collectors.toSet()));
    }
}
