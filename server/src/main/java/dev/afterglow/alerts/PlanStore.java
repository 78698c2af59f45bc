package dev.afterglow.alerts;

import static dev.afterglow.alerts.AlertStore.utc;

import dev.afterglow.services.ServiceId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of maintenance windows and of rules between services.
@Repository
class PlanStore {

    private final JdbcClient database;

    PlanStore(JdbcClient database) {
        this.database = database;
    }

    MaintenanceWindow add(MaintenanceWindow window, Instant at) {
        long id =
                database.sql(
                                """
                                -- Planned work.
                                insert into alerts.maintenance (
                                    services, starts_at, ends_at, reason, created_by, created_at)
                                values (:services, :starts, :ends, :reason, :by, :at)
                                returning id
                                """)
                        .param(
                                "services",
                                window.services().stream()
                                        .map(ServiceId::value)
                                        .toArray(String[]::new))
                        .param("starts", utc(window.startsAt()))
                        .param("ends", utc(window.endsAt()))
                        .param("reason", window.reason())
                        .param("by", window.createdBy())
                        .param("at", utc(at))
                        .query(Long.class)
                        .single();
        return new MaintenanceWindow(
                id,
                window.services(),
                window.startsAt(),
                window.endsAt(),
                window.reason(),
                window.createdBy());
    }

    /// Ends a window now, or forgets that it was planned.
    Optional<MaintenanceWindow> end(long id, Instant at) {
        return database.sql(
                        """
                        -- The planned work is over.
                        update alerts.maintenance
                        set ends_at = :at, starts_at = least(starts_at, :at)
                        where id = :id
                          and ends_at > :at
                        returning id, services, starts_at, ends_at, reason, created_by
                        """)
                .param("id", id)
                .param("at", utc(at))
                .query(PlanStore::window)
                .optional();
    }

    /// Those that end after an instant, the next to begin first; at most 500.
    List<MaintenanceWindow> windows(Instant endedAfter) {
        return database.sql(
                        """
                        -- Which work is planned or under way?
                        select id, services, starts_at, ends_at, reason, created_by
                        from alerts.maintenance
                        where ends_at > :after
                        order by starts_at, id
                        limit 500
                        """)
                .param("after", utc(endedAfter))
                .query(PlanStore::window)
                .list();
    }

    private static MaintenanceWindow window(ResultSet row, int number) throws SQLException {
        Array services = row.getArray("services");
        return new MaintenanceWindow(
                row.getLong("id"),
                Arrays.stream((String[]) services.getArray()).map(ServiceId::new).toList(),
                AlertStore.at(row, "starts_at"),
                AlertStore.at(row, "ends_at"),
                row.getString("reason"),
                row.getString("created_by"));
    }

    boolean add(Inhibition rule, String by, Instant at) {
        return database.sql(
                                """
                                -- Alerts of one service wait on those of another.
                                insert into alerts.inhibition (service, upstream, created_by,
                                created_at)
                                values (:service, :upstream, :by, :at)
                                on conflict (service, upstream) do nothing
                                """)
                        .param("service", rule.service().value())
                        .param("upstream", rule.upstream().value())
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean remove(Inhibition rule) {
        return database.sql(
                                """
                                -- They no longer wait.
                                delete from alerts.inhibition
                                where service = :service
                                  and upstream = :upstream
                                """)
                        .param("service", rule.service().value())
                        .param("upstream", rule.upstream().value())
                        .update()
                == 1;
    }

    List<Inhibition> rules() {
        return database.sql(
                        """
                        -- Which services wait on which?
                        select service, upstream
                        from alerts.inhibition
                        order by service, upstream
                        limit 5000
                        """)
                .query((row, number) ->
                        new Inhibition(
                                new ServiceId(row.getString("service")),
                                new ServiceId(row.getString("upstream"))))
                .list();
    }
}
