package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Change events and heads-ups: what happens on services.
@Repository
class EventStore {

    private final JdbcClient database;

    EventStore(JdbcClient database) {
        this.database = database;
    }

    RecordedChange record(Change change, Instant now) {
        PersonId person = change.person();
        return database.sql(
                        """
                        -- Keep a change; the one that is kept already wins over its repetition.
                        insert into services.change
                            (service, summary, at, source, person, link, key, recorded_at)
                        values
                            (:service, :summary, :at, :source, :person, :link, :key, :now)
                        on conflict (source, key) do update
                        set key = excluded.key
                        returning id, service, summary, at, source, person, link, key
                        """)
                .param("service", change.service().value())
                .param("summary", change.summary())
                .param("at", Timestamp.from(change.at()))
                .param("source", change.source())
                .param("person", person == null ? null : person.value())
                .param("link", change.link())
                .param("key", change.key())
                .param("now", Timestamp.from(now))
                .query(EventStore::change)
                .single();
    }

    List<RecordedChange> changes(Set<ServiceId> services, Instant from, Instant to, int limit) {
        return database.sql(
                        """
                        -- What was done to these services in this time?
                        select id, service, summary, at, source, person, link, key
                        from services.change
                        where service = any(:services) and at >= :from and at < :to
                        order by at desc, id desc
                        limit :limit
                        """)
                .param("services", words(services))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("limit", limit)
                .query(EventStore::change)
                .list();
    }

    List<RecordedChange> latest(ServiceId service, int limit) {
        return database.sql(
                        """
                        -- What was done to this service last?
                        select id, service, summary, at, source, person, link, key
                        from services.change
                        where service = :service
                        order by at desc, id desc
                        limit :limit
                        """)
                .param("service", service.value())
                .param("limit", limit)
                .query(EventStore::change)
                .list();
    }

    GivenHeadsUp give(HeadsUp headsUp, Instant now) {
        return database.sql(
                        """
                        -- Somebody tells beforehand.
                        insert into services.heads_up
                            (service, given_by, text, starts_at, ends_at, given_at)
                        values (:service, :by, :text, :from, :until, :now)
                        returning id, service, given_by, text, starts_at, ends_at
                        """)
                .param("service", headsUp.service().value())
                .param("by", headsUp.by().value())
                .param("text", headsUp.text())
                .param("from", Timestamp.from(headsUp.from()))
                .param("until", Timestamp.from(headsUp.until()))
                .param("now", Timestamp.from(now))
                .query(EventStore::headsUp)
                .single();
    }

    boolean withdraw(ServiceId service, long id, Instant now) {
        return database.sql(
                                """
                                -- A heads-up that has not ended is taken back.
                                update services.heads_up
                                set withdrawn_at = :now
                                where id = :id
                                  and service = :service
                                  and withdrawn_at is null
                                  and ends_at > :now
                                """)
                        .param("id", id)
                        .param("service", service.value())
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    Optional<GivenHeadsUp> headsUp(long id) {
        return database.sql(
                        """
                        -- Which heads-up is this?
                        select id, service, given_by, text, starts_at, ends_at
                        from services.heads_up
                        where id = :id and withdrawn_at is null
                        """)
                .param("id", id)
                .query(EventStore::headsUp)
                .optional();
    }

    List<GivenHeadsUp> headsUps(Set<ServiceId> services, Instant now, int limit) {
        return database.sql(
                        """
                        -- What should those know who touch these services, now or soon?
                        select id, service, given_by, text, starts_at, ends_at
                        from services.heads_up
                        where service = any(:services)
                          and ends_at > :now
                          and withdrawn_at is null
                        order by starts_at, id
                        limit :limit
                        """)
                .param("services", words(services))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(EventStore::headsUp)
                .list();
    }

    private static String[] words(Set<ServiceId> services) {
        return services.stream().map(ServiceId::value).toArray(String[]::new);
    }

    private static RecordedChange change(ResultSet row, int number) throws SQLException {
        return new RecordedChange(
                row.getLong("id"),
                new Change(
                        new ServiceId(row.getString("service")),
                        row.getString("summary"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("source"),
                        person(row.getString("person")),
                        row.getString("link"),
                        row.getString("key")));
    }

    private static GivenHeadsUp headsUp(ResultSet row, int number) throws SQLException {
        return new GivenHeadsUp(
                row.getLong("id"),
                new HeadsUp(
                        new ServiceId(row.getString("service")),
                        new PersonId(row.getString("given_by")),
                        row.getString("text"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()));
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }
}
