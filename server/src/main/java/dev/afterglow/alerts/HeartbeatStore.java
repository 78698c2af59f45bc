package dev.afterglow.alerts;

import static dev.afterglow.alerts.AlertStore.utc;

import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of heartbeats, and when a server last looked after them.
@Repository
class HeartbeatStore {

    private static final String COLUMNS =
            "source, name, service, severity, every_seconds, last_at, due_at\n";

    private final JdbcClient database;

    HeartbeatStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Heartbeat> locked(String source, String name) {
        return database.sql(
                        """
                        -- How does this heartbeat stand, and nobody change it now?
                        select %s
                        from alerts.heartbeat
                        where source = :source
                          and name = :name
                        for update
                        """
                                .formatted(COLUMNS))
                .param("source", source)
                .param("name", name)
                .query(HeartbeatStore::heartbeat)
                .optional();
    }

    void save(Heartbeat heartbeat) {
        database.sql(
                        """
                        -- A heartbeat, new, changed or heard.
                        insert into alerts.heartbeat (
                            source, name, service, severity, every_seconds, last_at, due_at, state)
                        values (:source, :name, :service, :severity, :every, :last, :due, :state)
                        on conflict (source, name)
                        do update set
                            service = excluded.service, severity = excluded.severity,
                            every_seconds = excluded.every_seconds, last_at = excluded.last_at,
                            due_at = excluded.due_at, state = excluded.state
                        """)
                .param("source", heartbeat.source())
                .param("name", heartbeat.name())
                .param("service", heartbeat.service().value())
                .param("severity", heartbeat.severity().word())
                .param("every", heartbeat.every().toSeconds())
                .param("last", utc(heartbeat.lastAt()))
                .param("due", utc(heartbeat.dueAt()))
                .param("state", heartbeat.state())
                .update();
    }

    boolean remove(String source, String name) {
        return database.sql(
                                """
                                -- It is no longer listened for.
                                delete from alerts.heartbeat
                                where source = :source
                                  and name = :name
                                """)
                        .param("source", source)
                        .param("name", name)
                        .update()
                == 1;
    }

    /// @param source null for all
    List<Heartbeat> list(@Nullable String source) {
        return database.sql(
                        """
                        -- Which heartbeats are there?
                        select %s
                        from alerts.heartbeat
                        where :source::text is null or source = :source
                        order by source, name
                        limit 5000
                        """
                                .formatted(COLUMNS))
                .param("source", source)
                .query(HeartbeatStore::heartbeat)
                .list();
    }

    /// Those that are late, locked.
    List<Heartbeat> late(Instant at, int most) {
        return database.sql(
                        """
                        -- Which heartbeats have not come in time?
                        select %s
                        from alerts.heartbeat
                        where due_at <= :at
                        order by due_at
                        limit :most
                        for update skip locked
                        """
                                .formatted(COLUMNS))
                .param("at", utc(at))
                .param("most", most)
                .query(HeartbeatStore::heartbeat)
                .list();
    }

    /// Notes that a server looks now.
    ///
    /// @return when one looked before, empty for the first time
    Optional<Instant> look(Instant at) {
        Optional<Instant> before =
                database.sql(
                                """
                                -- When did a server last look, and nobody else look now?
                                select looked_at
                                from alerts.watch
                                where id = 1
                                for update
                                """)
                        .query((row, number) -> AlertStore.at(row, "looked_at"))
                        .optional();
        database.sql(
                        """
                        -- A server looks now.
                        insert into alerts.watch (id, looked_at)
                        values (1, :at)
                        on conflict (id) do update set looked_at = excluded.looked_at
                        """)
                .param("at", utc(at))
                .update();
        return before;
    }

    /// We did not listen for a while: everybody gets that time on top.
    void forgive(Instant since, Duration missed) {
        database.sql(
                        """
                        -- Nobody listened: these may come later by as much.
                        update alerts.heartbeat
                        set due_at = due_at + make_interval(secs => :seconds)
                        where due_at > :since
                        """)
                .param("since", utc(since))
                .param("seconds", missed.toSeconds())
                .update();
    }

    private static Heartbeat heartbeat(ResultSet row, int number) throws SQLException {
        return new Heartbeat(
                row.getString("source"),
                row.getString("name"),
                new ServiceId(row.getString("service")),
                AlertStore.severity(row.getString("severity")),
                Duration.ofSeconds(row.getInt("every_seconds")),
                AlertStore.instant(row, "last_at"),
                AlertStore.instant(row, "due_at"));
    }
}
