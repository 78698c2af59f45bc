package dev.afterglow.metrics;

import dev.afterglow.detectors.Direction;
import dev.afterglow.detectors.Explanation;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Every deviation there was, and what people said of it.
@Repository
class DeviationStore {

    private static final String COLUMNS =
            """
            d.id, d.metric_id, d.direction, d.opened_at, d.ended_at, d.new_normal, d.paged,
            d.last_at, d.last_values, d.worst_at, d.worst_values,
            d.area, d.area_near, d.area_far, d.told_depth, d.told_area, d.feedback,
            m.name as metric_name, m.unit as metric_unit, m.service_id
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    DeviationStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<KeptDeviation> open(MetricId metric) {
        return database.sql(
                        """
                        -- Which deviation of this metric is open?
                        select %s
                        from metrics.deviation d
                        join metrics.key_metric m on m.id = d.metric_id
                        where d.metric_id = :metric and d.ended_at is null
                        """
                                .formatted(COLUMNS))
                .param("metric", metric.value())
                .query(DeviationStore::kept)
                .optional();
    }

    /// Stores a deviation as it is now and answers it with its number.
    KeptDeviation keep(MetricId metric, KeptDeviation deviation) {
        DeviationId id = deviation.id();
        if (id == null) {
            return insert(metric, deviation);
        }
        Course course = deviation.course();
        database.sql(
                        """
                        -- A deviation went on, or ended.
                        update metrics.deviation
                        set ended_at = :endedAt, new_normal = :newNormal, paged = :paged,
                            last_at = :lastAt, last_values = :last,
                            worst_at = :worstAt, worst_values = :worst,
                            area = :area, area_near = :areaNear, area_far = :areaFar,
                            told_depth = :toldDepth, told_area = :toldArea
                        where id = :id
                        """)
                .param("id", id.value())
                .param("endedAt", WatchStore.timestamp(course.endedAt()))
                .param("newNormal", course.newNormal())
                .param("paged", deviation.paged())
                .param("lastAt", Timestamp.from(course.last().at()))
                .param("last", values(course.last()))
                .param("worstAt", Timestamp.from(course.worst().at()))
                .param("worst", values(course.worst()))
                .param("area", course.area())
                .param("areaNear", course.areaNear())
                .param("areaFar", course.areaFar())
                .param("toldDepth", deviation.toldDepth())
                .param("toldArea", deviation.toldArea())
                .update();
        return deviation;
    }

    private KeptDeviation insert(MetricId metric, KeptDeviation deviation) {
        Course course = deviation.course();
        long id =
                database.sql(
                                """
                                -- A deviation opened.
                                insert into metrics.deviation (metric_id, direction, opened_at,
                                    ended_at, new_normal, paged, last_at, last_values, worst_at,
                                    worst_values, area, area_near, area_far, told_depth, told_area,
                                    feedback)
                                values (:metric, :direction, :openedAt, :endedAt, :newNormal,
                                    :paged, :lastAt, :last, :worstAt, :worst, :area, :areaNear,
                                    :areaFar, :toldDepth, :toldArea, 'NONE')
                                returning id
                                """)
                        .param("metric", metric.value())
                        .param("direction", course.direction().name())
                        .param("openedAt", Timestamp.from(course.openedAt()))
                        .param("endedAt", WatchStore.timestamp(course.endedAt()))
                        .param("newNormal", course.newNormal())
                        .param("paged", deviation.paged())
                        .param("lastAt", Timestamp.from(course.last().at()))
                        .param("last", values(course.last()))
                        .param("worstAt", Timestamp.from(course.worst().at()))
                        .param("worst", values(course.worst()))
                        .param("area", course.area())
                        .param("areaNear", course.areaNear())
                        .param("areaFar", course.areaFar())
                        .param("toldDepth", deviation.toldDepth())
                        .param("toldArea", deviation.toldArea())
                        .query(Long.class)
                        .single();
        return new KeptDeviation(
                new DeviationId(id),
                course,
                deviation.paged(),
                deviation.toldDepth(),
                deviation.toldArea());
    }

    Optional<Deviation> deviation(DeviationId id) {
        return database.sql(
                        """
                        -- Which deviation is this?
                        select %s
                        from metrics.deviation d
                        join metrics.key_metric m on m.id = d.metric_id
                        where d.id = :id
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .query(DeviationStore::deviation)
                .optional();
    }

    List<Deviation> open() {
        return database.sql(
                        """
                        -- Which deviations are open, the oldest first?
                        select %s
                        from metrics.deviation d
                        join metrics.key_metric m on m.id = d.metric_id
                        where d.ended_at is null and m.removed_at is null
                        order by d.opened_at, d.id
                        """
                                .formatted(COLUMNS))
                .query(DeviationStore::deviation)
                .list();
    }

    List<Deviation> of(MetricId metric, Instant from, int most) {
        return database.sql(
                        """
                        -- Which deviations did this metric have since then, the newest first?
                        select %s
                        from metrics.deviation d
                        join metrics.key_metric m on m.id = d.metric_id
                        where d.metric_id = :metric and d.opened_at >= :from
                        order by d.opened_at desc, d.id desc
                        limit :most
                        """
                                .formatted(COLUMNS))
                .param("metric", metric.value())
                .param("from", Timestamp.from(from))
                .param("most", most)
                .query(DeviationStore::deviation)
                .list();
    }

    List<Deviation> between(Instant from, Instant to, int most) {
        return database.sql(
                        """
                        -- Which deviations opened in [from, to), the newest first?
                        select %s
                        from metrics.deviation d
                        join metrics.key_metric m on m.id = d.metric_id
                        where d.opened_at >= :from and d.opened_at < :to
                        order by d.opened_at desc, d.id desc
                        limit :most
                        """
                                .formatted(COLUMNS))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query(DeviationStore::deviation)
                .list();
    }

    void explain(DeviationId id, Explanation because) {
        database.sql(
                        """
                        -- That is why it opened.
                        update metrics.deviation
                        set because = cast(:because as jsonb)
                        where id = :id
                        """)
                .param("id", id.value())
                .param("because", json.writeValueAsString(because))
                .update();
    }

    Optional<Explanation> because(DeviationId id) {
        return database.sql(
                        """
                        -- Why did it open?
                        select because
                        from metrics.deviation
                        where id = :id and because is not null
                        """)
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Explanation.class));
    }

    boolean judge(DeviationId id, Feedback feedback, String by, Instant now) {
        return database.sql(
                                """
                                -- This is what somebody says of a deviation.
                                update metrics.deviation
                                set feedback = :feedback, feedback_by = :by, feedback_at = :now
                                where id = :id
                                """)
                        .param("id", id.value())
                        .param("feedback", feedback.name())
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static KeptDeviation kept(ResultSet row, int number) throws SQLException {
        return new KeptDeviation(
                new DeviationId(row.getLong("id")),
                course(row),
                row.getBoolean("paged"),
                row.getDouble("told_depth"),
                row.getDouble("told_area"));
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                Direction.valueOf(row.getString("direction")),
                row.getTimestamp("opened_at").toInstant(),
                WatchStore.instant(row, "ended_at"),
                row.getBoolean("new_normal"),
                judged(row, "last"),
                judged(row, "worst"),
                row.getDouble("area"),
                row.getDouble("area_near"),
                row.getDouble("area_far"));
    }

    private static Deviation deviation(ResultSet row, int number) throws SQLException {
        Course course = course(row);
        String unit = row.getString("metric_unit");
        @Nullable Affected affected =
                Countable.of(unit).map(countable -> countable.affected(course)).orElse(null);
        return new Deviation(
                new DeviationId(row.getLong("id")),
                new MetricId(row.getString("metric_id")),
                row.getString("metric_name"),
                unit,
                new ServiceId(row.getString("service_id")),
                course.direction(),
                course.openedAt(),
                course.endedAt(),
                course.newNormal(),
                course.last(),
                course.worst(),
                affected,
                Feedback.valueOf(row.getString("feedback")));
    }

    private static double[] values(Judged sample) {
        return new double[] {
            sample.observed(), sample.expected(), sample.low(), sample.high(), sample.score()
        };
    }

    private static Judged judged(ResultSet row, String which) throws SQLException {
        Double[] values = (Double[]) row.getArray(which + "_values").getArray();
        return new Judged(
                row.getTimestamp(which + "_at").toInstant(),
                values[0],
                values[1],
                values[2],
                values[3],
                values[4]);
    }
}
