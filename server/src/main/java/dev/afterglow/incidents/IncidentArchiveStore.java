package dev.afterglow.incidents;

import static dev.afterglow.incidents.IncidentStore.instant;
import static dev.afterglow.incidents.IncidentStore.utc;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Incidents and who took part, many at once.
@Component
class IncidentArchiveStore {

    private static final int READ_AT_ONCE = 10_000;

    private final JdbcClient database;

    IncidentArchiveStore(JdbcClient database) {
        this.database = database;
    }

    List<IncidentArchive.Past> before(Instant before) {
        return database.sql(
                        """
                        -- All incidents that happened here, by when they started.
                        select i.id, t.service, i.declared_at, i.felt_from, i.stable_at, i.alert
                        from incidents.incident i
                        left join incidents.touched_service t
                            on t.incident = i.id and t.position = 0
                        where i.declared_at < :before
                          and not i.is_real
                        order by coalesce(i.felt_from, i.declared_at), i.id
                        """)
                .param("before", utc(before))
                .query((row, number) -> past(row))
                .list();
    }

    private static IncidentArchive.Past past(ResultSet row) throws SQLException {
        String service = row.getString("service");
        Instant felt = instant(row.getTimestamp("felt_from"));
        Instant declared = row.getTimestamp("declared_at").toInstant();
        long alert = row.getLong("alert");
        return new IncidentArchive.Past(
                new IncidentId(row.getLong("id")),
                service == null ? null : new ServiceId(service),
                felt == null ? declared : felt,
                felt,
                instant(row.getTimestamp("stable_at")),
                alert == 0 ? null : new AlertId(alert));
    }

    void participants(Instant before, Consumer<IncidentArchive.Took> taker) {
        database.sql(
                        """
                        -- Who took part in which of them?
                        select p.incident, p.person, p.reached, p.joined_at
                        from incidents.participant p
                        join incidents.incident i on i.id = p.incident
                        where i.declared_at < :before
                          and not i.is_real
                        order by p.joined_at
                        """)
                .withFetchSize(READ_AT_ONCE)
                .param("before", utc(before))
                .query(row -> {
                    taker.accept(
                            new IncidentArchive.Took(
                                    new IncidentId(row.getLong("incident")),
                                    new PersonId(row.getString("person")),
                                    Reached.parse(row.getString("reached")),
                                    row.getTimestamp("joined_at").toInstant()));
                });
    }
}
