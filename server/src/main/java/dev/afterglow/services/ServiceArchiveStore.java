package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Changes and knowledge, many at once.
@Repository
class ServiceArchiveStore {

    private static final int READ_AT_ONCE = 10_000;
    private static final int WRITTEN_AT_ONCE = 5_000;

    private final JdbcClient database;

    ServiceArchiveStore(JdbcClient database) {
        this.database = database;
    }

    void changes(Instant from, Instant to, Consumer<ServiceArchive.Made> taker) {
        database.sql(
                        """
                        -- Every change of a time, oldest first.
                        select id, service, person, at
                        from services.change
                        where at >= :from and at < :to
                        order by at, id
                        """)
                .withFetchSize(READ_AT_ONCE)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(row -> {
                    taker.accept(
                            new ServiceArchive.Made(
                                    row.getLong("id"),
                                    new ServiceId(row.getString("service")),
                                    person(row.getString("person")),
                                    row.getTimestamp("at").toInstant()));
                });
    }

    List<Knowledge> knowledge() {
        return database.sql(
                        """
                        -- Who ever knew which service?
                        select service, person, since, until
                        from services.knowledge
                        order by service, since, person
                        """)
                .query((row, number) ->
                        new Knowledge(
                                new ServiceId(row.getString("service")),
                                new PersonId(row.getString("person")),
                                row.getObject("since", LocalDate.class),
                                row.getObject("until", LocalDate.class)))
                .list();
    }

    int record(List<Change> changes, Instant now) {
        int kept = 0;
        for (int from = 0; from < changes.size(); from += WRITTEN_AT_ONCE) {
            int to = Math.min(from + WRITTEN_AT_ONCE, changes.size());
            kept += recordSome(changes.subList(from, to), now);
        }
        return kept;
    }

    private int recordSome(List<Change> changes, Instant now) {
        return database.sql(
                        """
                        -- Keep these changes; those that are kept already stay.
                        insert into services.change
                            (service, summary, at, source, person, link, key, recorded_at)
                        select service, summary, at, source, person, link, key, :now
                        from unnest(
                            cast(:services as text[]),
                            cast(:summaries as text[]),
                            cast(:times as timestamptz[]),
                            cast(:sources as text[]),
                            cast(:persons as text[]),
                            cast(:links as text[]),
                            cast(:keys as text[]))
                            as given (service, summary, at, source, person, link, key)
                        where service in (select id from services.service)
                        on conflict (source, key) do nothing
                        """)
                .param("services", words(changes, change -> change.service().value()))
                .param("summaries", words(changes, Change::summary))
                .param("times", words(changes, change -> utc(change.at())))
                .param("sources", words(changes, Change::source))
                .param("persons", words(changes, ServiceArchiveStore::personOf))
                .param("links", words(changes, Change::link))
                .param("keys", words(changes, Change::key))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static @Nullable String personOf(Change change) {
        PersonId person = change.person();
        return person == null ? null : person.value();
    }

    private static String utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toString();
    }

    private static @Nullable String[] words(
            List<Change> changes, Function<Change, @Nullable String> word) {
        return changes.stream().map(word).toArray(String[]::new);
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }
}
