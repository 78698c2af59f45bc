package dev.afterglow.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The samples of all metrics: each for weeks, then what is left of its hour for years.
@Repository
class SampleStore {

    private static final int PART = 20_000;

    private final JdbcClient database;

    SampleStore(JdbcClient database) {
        this.database = database;
    }

    /// Adds samples; one whose time is there already changes nothing.
    void add(int metric, List<Judged> samples) {
        database.sql(
                        """
                        -- Keep these samples.
                        insert into metrics.sample (metric, at, observed, expected, low, high,
                            score)
                        select :metric, to_timestamp(n.at), n.observed, n.expected, n.low, n.high,
                               n.score
                        from unnest(:at, :observed, :expected, :low, :high, :score)
                            as n (at, observed, expected, low, high, score)
                        on conflict (metric, at) do nothing
                        """)
                .param("metric", metric)
                .param("at", samples.stream().mapToLong(one -> one.at().getEpochSecond()).toArray())
                .param("observed", column(samples, Judged::observed))
                .param("expected", column(samples, Judged::expected))
                .param("low", column(samples, Judged::low))
                .param("high", column(samples, Judged::high))
                .param("score", column(samples, Judged::score))
                .update();
    }

    private static double[] column(List<Judged> samples, ToDoubleFunction<Judged> field) {
        return samples.stream().mapToDouble(field).toArray();
    }

    /// Sums up the hours that hold any of [from, to], anew where they are there already.
    void sumUpHours(int metric, Instant from, Instant to) {
        database.sql(
                        """
                        -- What is left of these hours?
                        insert into metrics.sample_hour (metric, at, samples, lowest, mean, highest,
                            expected, low, high)
                        select metric, date_bin('1 hour', at, timestamptz 'epoch') as hour,
                               count(*),
                               min(observed), avg(observed), max(observed),
                               avg(expected), avg(low), avg(high)
                        from metrics.sample
                        where metric = :metric
                          and at >= date_bin('1 hour', :from, timestamptz 'epoch')
                          and at < date_bin('1 hour', :to, timestamptz 'epoch') + interval '1 hour'
                        group by metric, hour
                        on conflict (metric, at) do update
                        set samples = excluded.samples, lowest = excluded.lowest,
                            mean = excluded.mean, highest = excluded.highest,
                            expected = excluded.expected, low = excluded.low,
                            high = excluded.high
                        """)
                .param("metric", metric)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .update();
    }

    /// Hands over every sample of [from, to], ascending, in parts of at most 20,000: of a short
    /// step there are millions. Each part is asked for by itself, so that nothing is held while
    /// the taker works.
    void each(int metric, Instant from, Instant to, Consumer<List<Sample>> taker) {
        List<Sample> part = part(metric, from, to);
        while (!part.isEmpty()) {
            taker.accept(part);
            Instant next = part.getLast().at().plus(1, ChronoUnit.MICROS);
            part = part.size() < PART ? List.of() : part(metric, next, to);
        }
    }

    private List<Sample> part(int metric, Instant from, Instant to) {
        return database.sql(
                        """
                        -- What was observed first between these times?
                        select at, observed
                        from metrics.sample
                        where metric = :metric and at >= :from and at <= :to
                        order by at
                        limit :most
                        """)
                .param("metric", metric)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", PART)
                .query((row, number) ->
                        new Sample(row.getTimestamp("at").toInstant(), row.getDouble("observed")))
                .list();
    }

    /// The samples of [from, to], ascending; the newest `most` of them.
    List<Judged> between(MetricId id, Instant from, Instant to, int most) {
        return database.sql(
                        """
                        -- What was observed between these times, and what was said of it?
                        select s.at, s.observed, s.expected, s.low, s.high, s.score
                        from metrics.sample s
                        join metrics.key_metric m on m.number = s.metric
                        where m.id = :id and s.at >= :from and s.at <= :to
                        order by s.at desc
                        limit :most
                        """)
                .param("id", id.value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query(SampleStore::judged)
                .list()
                .reversed();
    }

    Optional<Judged> newest(MetricId id) {
        return database.sql(
                        """
                        -- What was observed last?
                        select s.at, s.observed, s.expected, s.low, s.high, s.score
                        from metrics.sample s
                        join metrics.key_metric m on m.number = s.metric
                        where m.id = :id
                        order by s.at desc
                        limit 1
                        """)
                .param("id", id.value())
                .query(SampleStore::judged)
                .optional();
    }

    /// Samples in bins of one width, ascending; bins without a sample are left out.
    List<Bin> bins(MetricId id, Instant from, Instant to, Duration width) {
        return bins(
                """
                -- How did the samples lie in each of these bins?
                select date_bin(make_interval(secs => :width), s.at, :from) as bin,
                       min(s.observed) as lowest, avg(s.observed) as mean,
                       max(s.observed) as highest, avg(s.expected) as expected,
                       avg(s.low) as low, avg(s.high) as high
                from metrics.sample s
                join metrics.key_metric m on m.number = s.metric
                where m.id = :id and s.at >= :from and s.at <= :to
                group by bin
                order by bin
                """,
                new Stretch(id, from, to, width));
    }

    /// Hours in bins of one width, ascending; bins without a sample are left out.
    List<Bin> hourBins(MetricId id, Instant from, Instant to, Duration width) {
        return bins(
                """
                -- How did the hours lie in each of these bins?
                select date_bin(make_interval(secs => :width), h.at, :from) as bin,
                       min(h.lowest) as lowest, avg(h.mean) as mean,
                       max(h.highest) as highest, avg(h.expected) as expected,
                       avg(h.low) as low, avg(h.high) as high
                from metrics.sample_hour h
                join metrics.key_metric m on m.number = h.metric
                where m.id = :id and h.at >= :from and h.at <= :to
                group by bin
                order by bin
                """,
                new Stretch(id, from, to, width));
    }

    private record Stretch(MetricId id, Instant from, Instant to, Duration width) {}

    private List<Bin> bins(String question, Stretch stretch) {
        return database.sql(question)
                .param("id", stretch.id().value())
                .param("from", Timestamp.from(stretch.from()))
                .param("to", Timestamp.from(stretch.to()))
                .param("width", stretch.width().toSeconds())
                .query(SampleStore::bin)
                .list();
    }

    /// The metric measures something else now: its samples and hours go.
    void forget(MetricId id) {
        for (String table : List.of("sample", "sample_hour")) {
            database.sql(
                            """
                            -- Nothing remains of what this metric measured before.
                            delete from metrics.%s s
                            using metrics.key_metric m
                            where m.number = s.metric and m.id = :id
                            """
                                    .formatted(table))
                    .param("id", id.value())
                    .update();
        }
    }

    /// Deletes at most `most` samples older than a time and answers how many those were.
    int forgetBefore(Instant time, int most) {
        return database.sql(
                        """
                        -- These samples have been kept long enough; their hours remain.
                        delete from metrics.sample
                        where (metric, at) in (
                            select metric, at
                            from metrics.sample
                            where metric in (select number from metrics.key_metric)
                              and at < :time
                            limit :most)
                        """)
                .param("time", Timestamp.from(time))
                .param("most", most)
                .update();
    }

    int forgetHoursBefore(Instant time) {
        return database.sql(
                        """
                        -- These hours have been kept long enough.
                        delete from metrics.sample_hour
                        where at < :time
                        """)
                .param("time", Timestamp.from(time))
                .update();
    }

    private static Bin bin(ResultSet row, int number) throws SQLException {
        return new Bin(
                row.getTimestamp("bin").toInstant(),
                row.getDouble("lowest"),
                row.getDouble("mean"),
                row.getDouble("highest"),
                row.getDouble("expected"),
                row.getDouble("low"),
                row.getDouble("high"));
    }

    static Judged judged(ResultSet row, int number) throws SQLException {
        return new Judged(
                row.getTimestamp("at").toInstant(),
                row.getDouble("observed"),
                row.getDouble("expected"),
                row.getDouble("low"),
                row.getDouble("high"),
                row.getDouble("score"));
    }
}
