package dev.afterglow.incidents;

import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Incidents themselves, one at a time; many stand in [IncidentListStore], and what is attached to
/// them in [RecordStore].
@Component
class IncidentStore {

    static final String COLUMNS =
            """
            select id, title, summary, kind, severity, phase, declared_at, felt_from, felt_until,
                stable_at, closed_at, sight, seen_by, felt_first_by, is_real,
                restricted, seen_at
            from incidents.incident
            """;

    private final JdbcClient database;

    IncidentStore(JdbcClient database) {
        this.database = database;
    }

    IncidentId insert(Declaration declaration, Instant now) {
        long id =
                database.sql(
                                """
                                -- A new incident, responding.
                                insert into incidents.incident (
                                    title, summary, kind, severity, phase, declared_at, felt_from,
                                    alert, restricted)
                                values (
                                    :title, :summary, :kind, :severity, 'responding', :now,
                                    :feltFrom, :alert, :restricted)
                                returning id
                                """)
                        .param("title", declaration.title())
                        .param("summary", declaration.summary())
                        .param("kind", declaration.kind().word())
                        .param("severity", declaration.severity())
                        .param("now", utc(now))
                        .param("feltFrom", utc(declaration.feltFrom()))
                        .param("restricted", declaration.isRestricted())
                        .param(
                                "alert",
                                declaration.alert() == null ? null : declaration.alert().value())
                        .query((row, number) -> row.getLong(1))
                        .single();
        insertServices(id, declaration.services());
        return new IncidentId(id);
    }

    void insertServices(long incident, List<ServiceId> services) {
        for (int position = 0; position < services.size(); position++) {
            database.sql(
                            """
                            -- The incident touches this service.
                            insert into incidents.touched_service (incident, service, position)
                            values (:incident, :service, :position)
                            on conflict do nothing
                            """)
                    .param("incident", incident)
                    .param("service", services.get(position).value())
                    .param("position", position)
                    .update();
        }
    }

    Optional<Incident> find(IncidentId id) {
        return database.sql("-- One incident.\n" + COLUMNS + "where id = :id")
                .param("id", id.value())
                .query((row, number) -> incident(row, servicesOf(id)))
                .optional();
    }

    /// Locks the row until the transaction ends, so that two acts do not cross.
    Optional<Incident> lock(IncidentId id) {
        return database.sql("-- One incident, held.\n" + COLUMNS + "where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> incident(row, servicesOf(id)))
                .optional();
    }

    /// Those whose records may still grow by themselves: responding, or stable since then.
    List<IncidentId> growing(Instant stableSince) {
        return database.sql(
                        """
                        -- Which incidents go on, or became stable not long ago?
                        select id
                        from incidents.incident
                        where phase <> 'closed'
                          and (stable_at is null or stable_at >= :since)
                        order by id
                        limit 200
                        """)
                .param("since", utc(stableSince))
                .query((row, number) -> new IncidentId(row.getLong(1)))
                .list();
    }

    /// Locks the row unless another server has it.
    Optional<Incident> lockFree(IncidentId id) {
        return database.sql(
                        "-- One incident, held if it is free.\n"
                                + COLUMNS
                                + "where id = :id for update skip locked")
                .param("id", id.value())
                .query((row, number) -> incident(row, servicesOf(id)))
                .optional();
    }

    Optional<Long> alertOf(IncidentId id) {
        return database.sql(
                        """
                        -- Which alert was it declared from?
                        select alert
                        from incidents.incident
                        where id = :id
                          and alert is not null
                        """)
                .param("id", id.value())
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    /// Waits for whoever else declares from this alert, or reopens what was declared from it; who
    /// comes after us waits until the transaction ends.
    void takeTurn(long alert) {
        database.sql(
                        """
                        -- Whose turn is it with this alert?
                        select count(pg_advisory_xact_lock(
                            hashtextextended('incident of alert ' || cast(:alert as text), 0)))
                        """)
                .param("alert", alert)
                .query(Long.class)
                .single();
    }

    Optional<IncidentId> respondingTo(long alert) {
        return database.sql(
                        """
                        -- Which incident was declared from this alert and still goes on?
                        select id
                        from incidents.incident
                        where alert = :alert
                          and phase = 'responding'
                        """)
                .param("alert", alert)
                .query((row, number) -> new IncidentId(row.getLong(1)))
                .optional();
    }

    void amend(IncidentId id, Amendment amendment) {
        database.sql(
                        """
                        -- What the incident is, said better.
                        update incidents.incident
                        set title = :title, kind = :kind, severity = :severity,
                            restricted = :restricted
                        where id = :id
                        """)
                .param("title", amendment.title())
                .param("kind", amendment.kind().word())
                .param("severity", amendment.severity())
                .param("restricted", amendment.isRestricted())
                .param("id", id.value())
                .update();
        database.sql(
                        """
                        -- The services it touches are named anew.
                        delete from incidents.touched_service
                        where incident = :id
                        """)
                .param("id", id.value())
                .update();
        insertServices(id.value(), amendment.services());
    }

    void setPhase(IncidentId id, Phase phase, @Nullable Instant stableAt) {
        database.sql(
                        """
                        -- The incident goes on to another phase.
                        update incidents.incident
                        set phase = :phase, stable_at = :stableAt
                        where id = :id
                        """)
                .param("phase", phase.word())
                .param("stableAt", utc(stableAt))
                .param("id", id.value())
                .update();
    }

    void close(IncidentId id, Closing closing) {
        database.sql(
                        """
                        -- The incident is closed, with the answers of the close.
                        update incidents.incident
                        set phase = 'closed', closed_at = :at, sight = :sight, seen_by = :seenBy,
                            felt_first_by = :feltFirstBy, seen_at = :seenAt
                        where id = :id
                        """)
                .param("at", utc(closing.at()))
                .param("sight", closing.sight().word())
                .param("seenBy", closing.seenBy() == null ? null : closing.seenBy().value())
                .param("seenAt", utc(closing.seenAt()))
                .param("feltFirstBy", closing.feltFirstBy())
                .param("id", id.value())
                .update();
    }

    void setWindow(IncidentId id, @Nullable Instant from, @Nullable Instant until) {
        database.sql(
                        """
                        -- When did people feel it?
                        update incidents.incident
                        set felt_from = :from, felt_until = :until
                        where id = :id
                        """)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("id", id.value())
                .update();
    }

    void markReal(IncidentId id) {
        database.sql(
                        """
                        -- A public incident, retold.
                        update incidents.incident
                        set is_real = true
                        where id = :id
                        """)
                .param("id", id.value())
                .update();
    }

    private List<ServiceId> servicesOf(IncidentId id) {
        return database.sql(
                        """
                        -- Which services does the incident touch?
                        select service
                        from incidents.touched_service
                        where incident = :incident
                        order by position
                        """)
                .param("incident", id.value())
                .query((row, number) -> new ServiceId(row.getString(1)))
                .list();
    }

    static Incident incident(ResultSet row, List<ServiceId> services) throws SQLException {
        return new Incident(
                new IncidentId(row.getLong("id")),
                row.getString("title"),
                row.getString("summary"),
                IncidentKind.parse(row.getString("kind")),
                row.getInt("severity"),
                Phase.parse(row.getString("phase")),
                services,
                row.getTimestamp("declared_at").toInstant(),
                instant(row.getTimestamp("felt_from")),
                instant(row.getTimestamp("felt_until")),
                instant(row.getTimestamp("stable_at")),
                closing(row),
                row.getBoolean("is_real"),
                row.getBoolean("restricted"));
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("closed_at");
        if (at == null) {
            return null;
        }
        String seenBy = row.getString("seen_by");
        return new Closing(
                at.toInstant(),
                Closing.Sight.parse(row.getString("sight")),
                seenBy == null ? null : new MetricId(seenBy),
                instant(row.getTimestamp("seen_at")),
                row.getString("felt_first_by"));
    }

    static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static java.time.@Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
