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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Incidents themselves; what is attached to them stands in [RecordStore].
@Component
class IncidentStore {

    private static final String COLUMNS =
            """
            select id, title, summary, kind, severity, phase, declared_at, felt_from, felt_until,
                stable_at, closed_at, sight, seen_by, felt_first_by, is_real
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
                                    alert)
                                values (
                                    :title, :summary, :kind, :severity, 'responding', :now,
                                    :feltFrom, :alert)
                                returning id
                                """)
                        .param("title", declaration.title())
                        .param("summary", declaration.summary())
                        .param("kind", declaration.kind().word())
                        .param("severity", declaration.severity())
                        .param("now", utc(now))
                        .param("feltFrom", utc(declaration.feltFrom()))
                        .param(
                                "alert",
                                declaration.alert() == null ? null : declaration.alert().value())
                        .query((row, number) -> row.getLong(1))
                        .single();
        insertServices(id, declaration.services());
        return new IncidentId(id);
    }

    private void insertServices(long incident, List<ServiceId> services) {
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

    List<Incident> notClosed() {
        return withServices(
                database.sql(
                                "-- Which incidents are not closed?\n"
                                        + COLUMNS
                                        + "where phase <> 'closed' order by declared_at "
                                        + "desc limit 200")
                        .query((row, number) -> incident(row, List.of()))
                        .list());
    }

    List<Incident> declaredBefore(Instant before, int most) {
        return withServices(
                database.sql(
                                "-- The latest incidents declared before an instant.\n"
                                        + COLUMNS
                                        + "where declared_at < :before"
                                        + " order by declared_at desc limit :most")
                        .param("before", utc(before))
                        .param("most", most)
                        .query((row, number) -> incident(row, List.of()))
                        .list());
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
                            felt_first_by = :feltFirstBy
                        where id = :id
                        """)
                .param("at", utc(closing.at()))
                .param("sight", closing.sight().name().toLowerCase(java.util.Locale.ROOT))
                .param("seenBy", closing.seenBy() == null ? null : closing.seenBy().value())
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

    private List<Incident> withServices(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return incidents;
        }
        record Touch(long incident, ServiceId service) {}
        Map<Long, List<ServiceId>> byIncident =
                database
                        .sql(
                                """
                                -- Which services do these incidents touch?
                                select incident, service
                                from incidents.touched_service
                                where incident in (:incidents)
                                order by incident, position
                                """)
                        .param("incidents", incidents.stream().map(i -> i.id().value()).toList())
                        .query((row, number) ->
                                new Touch(row.getLong(1), new ServiceId(row.getString(2))))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Touch::incident,
                                        Collectors.mapping(Touch::service, Collectors.toList())));
        return incidents.stream()
                .map(incident ->
                        incident.withServices(
                                byIncident.getOrDefault(incident.id().value(), List.of())))
                .toList();
    }

    private static Incident incident(ResultSet row, List<ServiceId> services) throws SQLException {
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
                row.getBoolean("is_real"));
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("closed_at");
        if (at == null) {
            return null;
        }
        String seenBy = row.getString("seen_by");
        return new Closing(
                at.toInstant(),
                Closing.Sight.valueOf(row.getString("sight").toUpperCase(java.util.Locale.ROOT)),
                seenBy == null ? null : new MetricId(seenBy),
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
