package dev.afterglow.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class FeedStore {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    FeedStore(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    void add(Feeds.Feed feed, Instant now) {
        database.sql(
                        """
                        -- Read this calendar from now on.
                        insert into people.absence_feed
                            (person, url, kind, matching, created_at, next_poll_at)
                        values (:person, :url, :kind, :matching, :now, :now)
                        on conflict (person, url) do update
                        set kind = excluded.kind,
                            matching = excluded.matching,
                            next_poll_at = excluded.next_poll_at
                        """)
                .param("person", feed.person().value())
                .param("url", feed.url())
                .param("kind", feed.kind())
                .param("matching", feed.matching())
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean remove(PersonId person, long id) {
        forgetAbsences(id, LocalDate.EPOCH);
        return database.sql(
                                """
                                -- Read this calendar no longer.
                                delete from people.absence_feed
                                where id = :id and person = :person
                                """)
                        .param("id", id)
                        .param("person", person.value())
                        .update()
                > 0;
    }

    List<Feeds.Kept> of(PersonId person) {
        return database.sql(
                        """
                        -- Which calendars are this person's absences read from?
                        select id, person, url, kind, matching, polled_at, problem
                        from people.absence_feed
                        where person = :person
                        order by id
                        """)
                .param("person", person.value())
                .query(FeedStore::kept)
                .list();
    }

    Optional<Feeds.Kept> lease(String owner, Instant now, Instant until) {
        return database.sql(
                        """
                        -- Take one calendar that is due and that no other server reads now.
                        update people.absence_feed
                        set lease_owner = :owner, lease_until = :until
                        where id = (
                            select f.id
                            from people.absence_feed f
                            where f.next_poll_at <= :now
                              and (f.lease_until is null or f.lease_until <= :now)
                            order by f.next_poll_at
                            limit 1
                            for update skip locked)
                        returning id, person, url, kind, matching, polled_at, problem
                        """)
                .param("owner", owner)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(FeedStore::kept)
                .optional();
    }

    void failed(long id, String reason, Instant now, Instant next) {
        database.sql(
                        """
                        -- The calendar could not be read; what it said before is kept.
                        update people.absence_feed
                        set problem = :reason, polled_at = :now, next_poll_at = :next,
                            lease_owner = null, lease_until = null
                        where id = :id
                        """)
                .param("id", id)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .update();
    }

    /// What the calendar says now replaces what it said, but for days long gone.
    void replace(Feeds.Kept kept, List<Absence> absences, Instant now, Instant next) {
        LocalDate gone = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(29);
        transaction.executeWithoutResult(status -> {
            failed(kept.id(), "", now, next);
            forgetAbsences(kept.id(), gone);
            absences.forEach(absence -> add(kept.id(), absence, now));
        });
    }

    private void add(long feed, Absence absence, Instant now) {
        database.sql(
                        """
                        -- Somebody will be away, says a calendar that still is read.
                        insert into people.absence
                            (person, first_day, last_day, kind, source, created_at)
                        select f.person, :from, :to, :kind, 'feed:' || f.id, :now
                        from people.absence_feed f
                        where f.id = :feed
                        on conflict (person, first_day, last_day, kind) do nothing
                        """)
                .param("feed", feed)
                .param("from", absence.from())
                .param("to", absence.to())
                .param("kind", absence.kind())
                .param("now", Timestamp.from(now))
                .update();
    }

    private void forgetAbsences(long feed, LocalDate since) {
        database.sql(
                        """
                        -- Forget what this calendar said about these days and later ones.
                        delete from people.absence
                        where source = 'feed:' || :feed and last_day >= :since
                        """)
                .param("feed", Long.toString(feed))
                .param("since", since)
                .update();
    }

    private static Feeds.Kept kept(ResultSet row, int number) throws SQLException {
        Timestamp polled = row.getTimestamp("polled_at");
        return new Feeds.Kept(
                row.getLong("id"),
                new Feeds.Feed(
                        new PersonId(row.getString("person")),
                        row.getString("url"),
                        row.getString("kind"),
                        row.getString("matching")),
                polled == null ? null : polled.toInstant(),
                row.getString("problem"));
    }
}
