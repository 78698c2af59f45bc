package dev.afterglow.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who reads which metric, how far it was read, and what went wrong.
@Repository
class WatchStore {

    private final JdbcClient database;

    WatchStore(JdbcClient database) {
        this.database = database;
    }

    /// @param liveFrom samples before it teach the detector and never page
    void begin(MetricId id, Instant readUntil, Instant liveFrom, Instant now) {
        database.sql(
                        """
                        -- Begin to watch a metric, or begin anew; nobody reads it now.
                        insert into metrics.watch (metric_id, due_at, live_from, read_until,
                            standing, still_learning)
                        values (:id, :now, :liveFrom, :readUntil, 'UNKNOWN', 0)
                        on conflict (metric_id) do update
                        set due_at = excluded.due_at, live_from = excluded.live_from,
                            read_until = excluded.read_until, standing = 'UNKNOWN',
                            still_learning = 0, last_sample_at = null, detector = null,
                            arrivals = null,
                            lease_owner = null, lease_until = null, trouble_kind = null,
                            trouble = null, trouble_since = null, unwatched_since = null
                        """)
                .param("id", id.value())
                .param("readUntil", Timestamp.from(readUntil))
                .param("liveFrom", Timestamp.from(liveFrom))
                .param("now", Timestamp.from(now))
                .update();
    }

    void forgetDetector(MetricId id) {
        database.sql(
                        """
                        -- The detector's state no longer fits; it is taught anew.
                        update metrics.watch
                        set detector = null, lease_owner = null, lease_until = null
                        where metric_id = :id
                        """)
                .param("id", id.value())
                .update();
    }

    /// A metric that is due, and since when.
    record Due(MetricId metric, Instant since) {}

    List<Due> claim(String owner, Instant now, Duration lease, int most) {
        return database.sql(
                        """
                        -- Which metrics are due and read by nobody? They are ours now.
                        update metrics.watch
                        set lease_owner = :owner, lease_until = :until
                        where metric_id in (
                            select w.metric_id
                            from metrics.watch w
                            join metrics.key_metric m on m.id = w.metric_id
                            where w.due_at <= :now
                              and m.removed_at is null
                              and (w.lease_until is null or w.lease_until <= :now)
                            order by w.due_at
                            limit :most
                            for update of w skip locked)
                        returning metric_id, due_at
                        """)
                .param("owner", owner)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(lease)))
                .param("most", most)
                .query((row, number) ->
                        new Due(
                                new MetricId(row.getString("metric_id")),
                                row.getTimestamp("due_at").toInstant()))
                .list();
    }

    void renew(MetricId id, String owner, Instant until) {
        database.sql(
                        """
                        -- We need longer with this metric, if it is still ours.
                        update metrics.watch
                        set lease_until = :until
                        where metric_id = :id and lease_owner = :owner and lease_until < :until
                        """)
                .param("id", id.value())
                .param("owner", owner)
                .param("until", Timestamp.from(until))
                .update();
    }

    Optional<Watch> watch(MetricId id) {
        return database.sql(
                        """
                        -- How far was this metric read?
                        select w.live_from, w.read_until, w.last_sample_at, w.standing,
                               w.still_learning, w.detector, w.arrivals, w.unwatched_since,
                               m.number, %s
                        from metrics.watch w
                        join metrics.key_metric m on m.id = w.metric_id
                        where w.metric_id = :id and m.removed_at is null
                        """
                                .formatted(MetricStore.COLUMNS))
                .param("id", id.value())
                .query(WatchStore::watch)
                .optional();
    }

    Optional<Watch> locked(MetricId id, String owner) {
        return database.sql(
                        """
                        -- Is this metric still ours? Then nobody else touches it now.
                        select w.live_from, w.read_until, w.last_sample_at, w.standing,
                               w.still_learning, w.detector, w.arrivals, w.unwatched_since,
                               m.number, %s
                        from metrics.watch w
                        join metrics.key_metric m on m.id = w.metric_id
                        where w.metric_id = :id and w.lease_owner = :owner
                          and m.removed_at is null
                        for update of w
                        """
                                .formatted(MetricStore.COLUMNS))
                .param("id", id.value())
                .param("owner", owner)
                .query(WatchStore::watch)
                .optional();
    }

    void advance(MetricId id, Progress progress, Instant now) {
        Trouble trouble = progress.trouble();
        database.sql(
                        """
                        -- So far was the metric read; the lease ends.
                        update metrics.watch
                        set read_until = :readUntil, last_sample_at = :lastSampleAt,
                            standing = :standing, still_learning = :stillLearning,
                            detector = :detector, arrivals = :arrivals,
                            trouble_kind = :troubleKind, trouble = :trouble,
                            trouble_since = case
                                when cast(:troubleKind as text) is null then null
                                when trouble_kind = :troubleKind then trouble_since
                                else :now end,
                            unwatched_since = :unwatchedSince,
                            due_at = :dueAt, lease_owner = null, lease_until = null
                        where metric_id = :id
                        """)
                .param("id", id.value())
                .param("readUntil", Timestamp.from(progress.readUntil()))
                .param("lastSampleAt", timestamp(progress.lastSampleAt()))
                .param("standing", progress.standing().name())
                .param("stillLearning", progress.stillLearning())
                .param("detector", progress.detector())
                .param("arrivals", progress.arrivals())
                .param("troubleKind", trouble == null ? null : trouble.kind().name())
                .param("trouble", trouble == null ? null : trouble.sentence())
                .param("unwatchedSince", timestamp(progress.unwatchedSince()))
                .param("dueAt", Timestamp.from(progress.dueAt()))
                .param("now", Timestamp.from(now))
                .update();
    }

    void release(MetricId id, String owner, Instant dueAt) {
        database.sql(
                        """
                        -- We could not read it; anybody may, a little later.
                        update metrics.watch
                        set due_at = :dueAt, lease_owner = null, lease_until = null
                        where metric_id = :id and lease_owner = :owner
                        """)
                .param("id", id.value())
                .param("owner", owner)
                .param("dueAt", Timestamp.from(dueAt))
                .update();
    }

    void note(MetricId id, Trouble trouble, Instant now) {
        database.sql(
                        """
                        -- This happened to the source, once more.
                        insert into metrics.source_note (metric_id, kind, sentence, first_at,
                            last_at, times)
                        values (:id, :kind, :sentence, :now, :now, 1)
                        on conflict (metric_id, kind) do update
                        set sentence = excluded.sentence, last_at = excluded.last_at,
                            times = metrics.source_note.times + 1
                        """)
                .param("id", id.value())
                .param("kind", trouble.kind().name())
                .param("sentence", trouble.sentence())
                .param("now", Timestamp.from(now))
                .update();
    }

    List<SourceNote> notes(MetricId id) {
        return database.sql(
                        """
                        -- What has ever been odd about this source, newest first?
                        select kind, sentence, first_at, last_at, times
                        from metrics.source_note
                        where metric_id = :id
                        order by last_at desc, kind
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new SourceNote(
                                row.getString("sentence"),
                                row.getTimestamp("first_at").toInstant(),
                                row.getTimestamp("last_at").toInstant(),
                                row.getInt("times")))
                .list();
    }

    List<Health> healths() {
        return database.sql(
                        """
                        -- How is each metric being read?
                        select w.metric_id, w.live_from, w.read_until, w.last_sample_at,
                               w.standing, w.still_learning, w.trouble, w.trouble_since,
                               w.unwatched_since
                        from metrics.watch w
                        join metrics.key_metric m on m.id = w.metric_id
                        where m.removed_at is null
                        """)
                .query(WatchStore::health)
                .list();
    }

    Optional<Health> health(MetricId id) {
        return healths().stream().filter(health -> health.metric().equals(id)).findFirst();
    }

    private static Health health(ResultSet row, int number) throws SQLException {
        return new Health(
                new MetricId(row.getString("metric_id")),
                row.getTimestamp("live_from").toInstant(),
                row.getTimestamp("read_until").toInstant(),
                instant(row, "last_sample_at"),
                Standing.valueOf(row.getString("standing")),
                row.getInt("still_learning"),
                row.getString("trouble"),
                instant(row, "trouble_since"),
                instant(row, "unwatched_since"));
    }

    private static Watch watch(ResultSet row, int number) throws SQLException {
        return new Watch(
                MetricStore.metric(row, number),
                row.getInt("number"),
                row.getTimestamp("live_from").toInstant(),
                row.getTimestamp("read_until").toInstant(),
                instant(row, "last_sample_at"),
                Standing.valueOf(row.getString("standing")),
                row.getInt("still_learning"),
                row.getBytes("detector"),
                row.getBytes("arrivals"),
                instant(row, "unwatched_since"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
