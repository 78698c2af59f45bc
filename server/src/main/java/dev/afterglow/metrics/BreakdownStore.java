package dev.afterglow.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Where deviations lie.
@Repository
class BreakdownStore {

    private final JdbcClient database;
    private final JsonMapper json;

    BreakdownStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// What is known of a deviation's parts.
    ///
    /// @param report null while the first look failed
    /// @param trouble one sentence on why the newest look failed; null when it did not
    record Kept(
            PartsReference reference,
            @Nullable PartsReport report,
            @Nullable String trouble,
            Instant lookedAt) {}

    Optional<Kept> kept(DeviationId id) {
        return database.sql(
                        """
                        -- Where does this deviation lie?
                        select reference, report, trouble, looked_at
                        from metrics.breakdown
                        where deviation_id = :id
                        """)
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    void keep(DeviationId id, Kept kept) {
        PartsReport report = kept.report();
        database.sql(
                        """
                        -- There it lies, as far as can be told now.
                        insert into metrics.breakdown (deviation_id, reference, report, trouble,
                            looked_at)
                        values (:id, cast(:reference as jsonb), cast(:report as jsonb), :trouble,
                            :lookedAt)
                        on conflict (deviation_id) do update
                        set reference = excluded.reference,
                            report = coalesce(excluded.report, metrics.breakdown.report),
                            trouble = excluded.trouble, looked_at = excluded.looked_at
                        """)
                .param("id", id.value())
                .param("reference", json.writeValueAsString(kept.reference()))
                .param("report", report == null ? null : json.writeValueAsString(report))
                .param("trouble", kept.trouble())
                .param("lookedAt", Timestamp.from(kept.lookedAt()))
                .update();
    }

    private Kept row(ResultSet row, int number) throws SQLException {
        String report = row.getString("report");
        return new Kept(
                json.readValue(row.getString("reference"), PartsReference.class),
                report == null ? null : json.readValue(report, PartsReport.class),
                row.getString("trouble"),
                row.getTimestamp("looked_at").toInstant());
    }
}
