package dev.afterglow.metrics;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Points that were sent to us.
@Repository
class PushStore {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    PushStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Adds points; one whose series and time are there already changes nothing.
    ///
    /// @return how many were new
    int add(String key, List<PushedPoint> points) {
        String[] names = points.stream().map(PushedPoint::name).toArray(String[]::new);
        String[] labels =
                points.stream()
                        .map(point -> json.writeValueAsString(point.labels()))
                        .toArray(String[]::new);
        database.sql(
                        """
                        -- Which of these series are new? Now they are known.
                        insert into metrics.pushed_series (key, name, labels)
                        select distinct :key, n.name, cast(n.labels as jsonb)
                        from unnest(:names, :labels) as n (name, labels)
                        on conflict (key, name, labels) do nothing
                        """)
                .param("key", key)
                .param("names", names)
                .param("labels", labels)
                .update();
        return database.sql(
                        """
                        -- Keep these points.
                        insert into metrics.pushed_point (series, at, value, delta)
                        select s.id, to_timestamp(n.at / 1000.0), n.value, n.delta
                        from unnest(:names, :labels, :at, :values, :deltas)
                            as n (name, labels, at, value, delta)
                        join metrics.pushed_series s
                          on s.key = :key and s.name = n.name
                         and s.labels = cast(n.labels as jsonb)
                        on conflict (series, at) do nothing
                        """)
                .param("key", key)
                .param("names", names)
                .param("labels", labels)
                .param("at", points.stream().mapToLong(one -> one.at().toEpochMilli()).toArray())
                .param("values", points.stream().mapToDouble(PushedPoint::value).toArray())
                .param("deltas", points.stream().map(PushedPoint::delta).toArray(Boolean[]::new))
                .update();
    }

    /// What was sent to a key in (after, to], by series. An empty key stands for all of them.
    List<PushedSeries> series(String key, Instant after, Instant to) {
        Map<Long, PushedSeries> series = new LinkedHashMap<>();
        Map<Long, List<PushedSeries.Point>> points = new LinkedHashMap<>();
        database.sql(
                        """
                        -- What was sent to this key in this time?
                        select s.id, s.name, s.labels, p.at, p.value, p.delta
                        from metrics.pushed_point p
                        join metrics.pushed_series s on s.id = p.series
                        where (s.key = :key or :key = '') and p.at > :after and p.at <= :to
                        order by s.id, p.at
                        """)
                .param("key", key)
                .param("after", Timestamp.from(after))
                .param("to", Timestamp.from(to))
                .query(row -> {
                    long id = row.getLong("id");
                    if (!series.containsKey(id)) {
                        series.put(
                                id,
                                new PushedSeries(
                                        row.getString("name"),
                                        json.readValue(row.getString("labels"), LABELS),
                                        List.of()));
                    }
                    points.computeIfAbsent(id, one -> new ArrayList<>())
                            .add(
                                    new PushedSeries.Point(
                                            row.getTimestamp("at").toInstant(),
                                            row.getDouble("value"),
                                            row.getBoolean("delta")));
                });
        return series.entrySet().stream()
                .map(entry ->
                        new PushedSeries(
                                entry.getValue().name(),
                                entry.getValue().labels(),
                                points.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    int forgetBefore(Instant time) {
        return database.sql(
                        """
                        -- These points have become samples long ago.
                        delete from metrics.pushed_point
                        where at < :time
                        """)
                .param("time", Timestamp.from(time))
                .update();
    }
}
