package dev.afterglow.incidents;

import static dev.afterglow.incidents.IncidentStore.utc;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Incidents that were imported, known by their key.
@Component
class ImportStore {

    private final JdbcClient database;
    private final IncidentStore incidents;

    ImportStore(JdbcClient database, IncidentStore incidents) {
        this.database = database;
        this.incidents = incidents;
    }

    /// @param digest of what was imported last
    record Kept(IncidentId id, String digest) {}

    record Row(ImportedIncident incident, String summary, String digest, List<ServiceId> services) {

        Instant ended() {
            Instant stable = incident.stableAt();
            return stable == null ? incident.startedAt() : stable;
        }
    }

    Optional<Kept> find(String key) {
        return database.sql(
                        """
                        -- Was it imported before? Held until the transaction ends.
                        select id, import_digest
                        from incidents.incident
                        where import_key = :key
                        for update
                        """)
                .param("key", key)
                .query((row, number) ->
                        new Kept(new IncidentId(row.getLong("id")), row.getString("import_digest")))
                .optional();
    }

    IncidentId insert(Row row, Instant now) {
        ImportedIncident incident = row.incident();
        long id =
                database.sql(
                                """
                                -- An incident that was kept elsewhere; closed, nobody was asked.
                                insert into incidents.incident (
                                    title, summary, kind, severity, phase, declared_at, felt_from,
                                    felt_until, stable_at, closed_at, sight, felt_first_by,
                                    import_key, import_digest)
                                values (
                                    :title, :summary, 'impact', :severity, 'closed', :started,
                                    :started, :stable, :stable, :ended, 'not_asked', '',
                                    :key, :digest)
                                returning id
                                """)
                        .param("title", incident.title())
                        .param("summary", row.summary())
                        .param("severity", incident.severity())
                        .param("started", utc(incident.startedAt()))
                        .param("stable", utc(incident.stableAt()))
                        .param("ended", utc(row.ended()))
                        .param("key", incident.key())
                        .param("digest", row.digest())
                        .query((found, number) -> found.getLong(1))
                        .single();
        incidents.insertServices(id, row.services());
        IncidentId added = new IncidentId(id);
        putText(added, incident, now);
        return added;
    }

    void update(IncidentId id, Row row, Instant now) {
        ImportedIncident incident = row.incident();
        database.sql(
                        """
                        -- The write-up was edited since.
                        update incidents.incident
                        set title = :title, summary = :summary, severity = :severity,
                            declared_at = :started, felt_from = :started, felt_until = :stable,
                            stable_at = :stable, import_digest = :digest
                        where id = :id
                        """)
                .param("title", incident.title())
                .param("summary", row.summary())
                .param("severity", incident.severity())
                .param("started", utc(incident.startedAt()))
                .param("stable", utc(incident.stableAt()))
                .param("digest", row.digest())
                .param("id", id.value())
                .update();
        incidents.insertServices(id.value(), row.services());
        putText(id, incident, now);
    }

    private void putText(IncidentId id, ImportedIncident incident, Instant now) {
        database.sql(
                        """
                        -- The whole write-up.
                        insert into incidents.write_up (incident, text, source, written_at)
                        values (:id, :text, :source, :now)
                        on conflict (incident)
                        do update set text = excluded.text, source = excluded.source,
                            written_at = excluded.written_at
                        """)
                .param("id", id.value())
                .param("text", incident.text())
                .param("source", incident.source())
                .param("now", utc(now))
                .update();
    }
}
