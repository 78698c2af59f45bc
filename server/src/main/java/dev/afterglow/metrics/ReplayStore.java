package dev.afterglow.metrics;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What metrics would have paged for.
@Repository
class ReplayStore {

    private final JdbcClient database;
    private final JsonMapper json;

    ReplayStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Replay> kept(MetricId id, Instant since) {
        return database.sql(
                        """
                        -- What would this metric have paged for, as computed since then?
                        select report
                        from metrics.replay
                        where metric_id = :id and computed_at >= :since
                        """)
                .param("id", id.value())
                .param("since", Timestamp.from(since))
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Replay.class));
    }

    void keep(MetricId id, Replay replay, Instant now) {
        database.sql(
                        """
                        -- This is what the metric would have paged for.
                        insert into metrics.replay (metric_id, computed_at, report)
                        values (:id, :now, cast(:report as jsonb))
                        on conflict (metric_id) do update
                        set computed_at = excluded.computed_at, report = excluded.report
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .param("report", json.writeValueAsString(replay))
                .update();
    }

    void forget(MetricId id) {
        database.sql(
                        """
                        -- The metric is judged otherwise now; its replay no longer holds.
                        delete from metrics.replay
                        where metric_id = :id
                        """)
                .param("id", id.value())
                .update();
    }
}
