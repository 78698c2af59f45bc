package dev.afterglow.metrics;

import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import dev.afterglow.services.ServiceId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which key metrics there are.
@Repository
class MetricStore {

    static final String COLUMNS =
            """
            m.id, m.name, m.meaning, m.unit, m.kind, m.harm, m.pages_per_month, m.zone, m.season,
            m.events, m.pages,
            m.service_id, m.source_kind, m.source_address, m.source_query, m.source_reading,
            m.step_seconds, m.breakdown
            """;

    private final JdbcClient database;

    MetricStore(JdbcClient database) {
        this.database = database;
    }

    Optional<KeyMetric> metric(MetricId id) {
        return database.sql(
                        """
                        -- Which key metric is this?
                        select %s
                        from metrics.key_metric m
                        where id = :id and removed_at is null
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .query(MetricStore::metric)
                .optional();
    }

    /// Waits for whoever changes it; then nobody does until the transaction ends.
    Optional<KeyMetric> held(MetricId id) {
        return database.sql(
                        """
                        -- Which key metric is this, and stays so until we are done?
                        select %s
                        from metrics.key_metric m
                        where id = :id and removed_at is null
                        for share
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .query(MetricStore::metric)
                .optional();
    }

    Optional<KeyMetric> metricOrRemoved(MetricId id) {
        return database.sql(
                        """
                        -- Which key metric is or was this?
                        select %s
                        from metrics.key_metric m
                        where m.id = :id
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .query(MetricStore::metric)
                .optional();
    }

    List<KeyMetric> all() {
        return database.sql(
                        """
                        -- Which key metrics are watched?
                        select %s
                        from metrics.key_metric m
                        where removed_at is null
                        order by lower(name), id
                        """
                                .formatted(COLUMNS))
                .query(MetricStore::metric)
                .list();
    }

    List<KeyMetric> pushedTo(String key) {
        return database.sql(
                        """
                        -- Which key metrics are sent to this key?
                        select %s
                        from metrics.key_metric m
                        where source_kind = 'push' and source_address = :key
                          and removed_at is null
                        """
                                .formatted(COLUMNS))
                .param("key", key)
                .query(MetricStore::metric)
                .list();
    }

    void define(KeyMetric metric, Instant now) {
        SourceColumns source = SourceColumns.of(metric.source());
        database.sql(
                        """
                        -- This is what a key metric is now.
                        insert into metrics.key_metric (id, name, meaning, unit, kind, harm,
                            pages_per_month, zone, season, events, pages, service_id, source_kind,
                            source_address, source_query, source_reading, step_seconds,
                            breakdown, changed_at)
                        values (:id, :name, :meaning, :unit, :kind, :harm,
                            :pagesPerMonth, :zone, :season, :events, :pages, :service, :sourceKind,
                            :address, :query, :reading, :step,
                            :breakdown, :now)
                        on conflict (id) do update
                        set name = excluded.name, meaning = excluded.meaning,
                            unit = excluded.unit, kind = excluded.kind, harm = excluded.harm,
                            pages_per_month = excluded.pages_per_month, zone = excluded.zone,
                            season = excluded.season, events = excluded.events,
                            pages = excluded.pages, service_id = excluded.service_id,
                            source_kind = excluded.source_kind,
                            source_address = excluded.source_address,
                            source_query = excluded.source_query,
                            source_reading = excluded.source_reading,
                            step_seconds = excluded.step_seconds,
                            breakdown = excluded.breakdown,
                            changed_at = excluded.changed_at, removed_at = null
                        """)
                .param("id", metric.id().value())
                .param("name", metric.name())
                .param("meaning", metric.meaning())
                .param("unit", metric.unit())
                .param("kind", metric.kind().name())
                .param("harm", metric.harm().name())
                .param("pagesPerMonth", metric.pagesPerMonth())
                .param("zone", metric.zone().getId())
                .param("season", metric.season().name())
                .param("events", KnownDays.text(metric.events(), ZoneOffset.UTC))
                .param("pages", metric.pages())
                .param("service", metric.service().value())
                .param("sourceKind", source.kind())
                .param("address", source.address())
                .param("query", source.query())
                .param("reading", source.reading())
                .param("step", metric.source().step().toSeconds())
                .param("breakdown", metric.breakdown())
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean remove(MetricId id, Instant now) {
        return database.sql(
                                """
                                -- The metric is no longer watched; its deviations stay.
                                update metrics.key_metric
                                set removed_at = :now
                                where id = :id and removed_at is null
                                """)
                        .param("id", id.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    static KeyMetric metric(ResultSet row, int number) throws SQLException {
        SourceColumns source =
                new SourceColumns(
                        row.getString("source_kind"),
                        row.getString("source_address"),
                        row.getString("source_query"),
                        row.getString("source_reading"));
        return new KeyMetric(
                new MetricId(row.getString("id")),
                row.getString("name"),
                row.getString("meaning"),
                row.getString("unit"),
                watching(row),
                row.getBoolean("pages"),
                new ServiceId(row.getString("service_id")),
                source.source(Duration.ofSeconds(row.getLong("step_seconds"))),
                row.getString("breakdown"));
    }

    private static DetectorSettings watching(ResultSet row) throws SQLException {
        return new DetectorSettings(
                Duration.ofSeconds(row.getLong("step_seconds")),
                Harm.valueOf(row.getString("harm")),
                Kind.valueOf(row.getString("kind")),
                row.getDouble("pages_per_month"),
                ZoneId.of(row.getString("zone")),
                DetectorSettings.Season.valueOf(row.getString("season")),
                KnownDays.parse(row.getString("events"), ZoneOffset.UTC));
    }

    /// A source as its columns hold it.
    private record SourceColumns(String kind, String address, String query, String reading) {

        static SourceColumns of(MetricSource source) {
            return switch (source) {
                case MetricSource.Prometheus it ->
                        new SourceColumns("prometheus", it.server().toString(), it.query(), "");
                case MetricSource.Atlas it ->
                        new SourceColumns("atlas", it.server().toString(), it.query(), "");
                case MetricSource.Push it ->
                        new SourceColumns(
                                "push", it.key(), it.series().text(), it.reading().name());
            };
        }

        MetricSource source(Duration step) {
            return switch (kind) {
                case "prometheus" -> new MetricSource.Prometheus(URI.create(address), query, step);
                case "atlas" -> new MetricSource.Atlas(URI.create(address), query, step);
                default ->
                        new MetricSource.Push(
                                address,
                                SeriesSelector.parse(query),
                                MetricSource.Reading.valueOf(reading),
                                step);
            };
        }
    }
}
