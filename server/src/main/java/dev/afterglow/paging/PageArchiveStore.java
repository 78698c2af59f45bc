package dev.afterglow.paging;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom pages reached, many at once, in SQL.
@Component
class PageArchiveStore {

    private static final int READ_AT_ONCE = 10_000;
    private static final int MOST = 100_000;

    private final JdbcClient database;

    PageArchiveStore(JdbcClient database) {
        this.database = database;
    }

    void rung(Instant from, Instant to, Consumer<PageArchive.Rung> taker) {
        database.sql(
                        """
                        -- Whom did pages reach in a time, oldest first?
                        select r.person, r.notified_at, p.alert, p.service
                        from paging.page_person r
                        join paging.page p on p.id = r.page
                        where r.notified_at >= :from and r.notified_at < :to
                          and p.alert is not null
                          and r.came <> 'by themselves'
                        order by r.notified_at
                        """)
                .withFetchSize(READ_AT_ONCE)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(row -> {
                    taker.accept(rung(row));
                });
    }

    List<PageArchive.Rung> rungFor(Collection<PersonId> persons, Instant from, Instant to) {
        return database.sql(
                        """
                        -- When did pages reach these persons?
                        select r.person, r.notified_at, p.alert, p.service
                        from paging.page_person r
                        join paging.page p on p.id = r.page
                        where r.person = any(:persons)
                          and r.notified_at >= :from and r.notified_at < :to
                          and p.alert is not null
                          and r.came <> 'by themselves'
                        order by r.notified_at
                        limit :most
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", MOST)
                .query((row, number) -> rung(row))
                .list();
    }

    private static PageArchive.Rung rung(ResultSet row) throws SQLException {
        return new PageArchive.Rung(
                new PersonId(row.getString("person")),
                row.getTimestamp("notified_at").toInstant(),
                new AlertId(row.getLong("alert")),
                new ServiceId(row.getString("service")));
    }
}
