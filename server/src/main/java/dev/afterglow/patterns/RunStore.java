package dev.afterglow.patterns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Runs: who asked, how far they are, who works on them.
@Repository
class RunStore {

    private static final String COLUMNS =
            """
            id, state, asked_by, asked_at, begun_at, ended_at, lens, done, lenses, cancel_asked,
            because, report
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    RunStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void ask(String by, Instant now) {
        database.sql(
                        """
                        -- Somebody wants the lenses to look; one waiting run is enough.
                        insert into patterns.run (
                            state, asked_by, asked_at, lens, done, lenses, cancel_asked, because)
                        values ('waiting', :by, :now, '', 0, 0, false, '')
                        on conflict (state) where state = 'waiting' do nothing
                        """)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Takes the run that waits, or one whose server has gone; empty while another server works.
    Optional<Long> claim(String owner, Instant now, Duration lease) {
        database.sql(
                        """
                        -- The server that worked on it is gone: it waits again, or is dropped.
                        update patterns.run
                        set state = case when exists (
                                select from patterns.run w where w.state = 'waiting')
                                then 'cancelled' else 'waiting' end,
                            ended_at = case when exists (
                                select from patterns.run w where w.state = 'waiting')
                                then cast(:now as timestamptz) end,
                            lease_owner = null, lease_until = null
                        where state = 'running' and lease_until < :now
                        """)
                .param("now", Timestamp.from(now))
                .update();
        return database.sql(
                        """
                        -- Work on the run that waits, unless one is worked on.
                        update patterns.run
                        set state = 'running', begun_at = :now, lease_owner = :owner,
                            lease_until = :until
                        where id = (
                            select id
                            from patterns.run
                            where state = 'waiting'
                              and not exists (select from patterns.run r where r.state = 'running')
                            for update skip locked)
                        returning id
                        """)
                .param("now", Timestamp.from(now))
                .param("owner", owner)
                .param("until", Timestamp.from(now.plus(lease)))
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    /// Says how far the run is and holds it on; false when it was cancelled or taken away.
    boolean advance(long run, String owner, Run.Where where, Instant leaseUntil) {
        return database.sql(
                                """
                                -- The run goes on.
                                update patterns.run
                                set lens = :lens, done = :done, lenses = :lenses,
                                    lease_until = :until
                                where id = :run and state = 'running' and lease_owner = :owner
                                  and not cancel_asked
                                """)
                        .param("run", run)
                        .param("owner", owner)
                        .param("lens", where.lens())
                        .param("done", where.done())
                        .param("lenses", where.of())
                        .param("until", Timestamp.from(leaseUntil))
                        .update()
                == 1;
    }

    boolean end(long run, String owner, Ended ended, Instant now) {
        return database.sql(
                                """
                                -- The run has ended.
                                update patterns.run
                                set state = :state, ended_at = :now, because = :because,
                                    report = cast(:report as jsonb), done = lenses,
                                    lease_owner = null, lease_until = null
                                where id = :run and state = 'running' and lease_owner = :owner
                                """)
                        .param("run", run)
                        .param("owner", owner)
                        .param("state", ended.state().word())
                        .param("because", ended.because())
                        .param("report", report(ended.report()))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// How a run ended.
    record Ended(Run.State state, String because, Run.@Nullable Report report) {}

    private @Nullable String report(Run.@Nullable Report report) {
        return report == null ? null : json.writeValueAsString(report);
    }

    boolean cancel(long run, Instant now) {
        int waiting =
                database.sql(
                                """
                                -- It need not begin.
                                update patterns.run
                                set state = 'cancelled', ended_at = :now
                                where id = :run and state = 'waiting'
                                """)
                        .param("run", run)
                        .param("now", Timestamp.from(now))
                        .update();
        int running =
                database.sql(
                                """
                                -- Whoever works on it is told to stop.
                                update patterns.run
                                set cancel_asked = true
                                where id = :run and state = 'running'
                                """)
                        .param("run", run)
                        .update();
        return waiting + running > 0;
    }

    Optional<Run> open() {
        return first("where state in ('waiting', 'running') order by state limit 1");
    }

    Optional<Run> newest() {
        return first("order by id desc limit 1");
    }

    Optional<Run> done() {
        return first("where state = 'done' order by id desc limit 1");
    }

    private Optional<Run> first(String which) {
        return database.sql("-- Which run?\nselect " + COLUMNS + " from patterns.run " + which)
                .query((row, number) -> run(row))
                .optional();
    }

    void forgetAllBut(int newest) {
        database.sql(
                        """
                        -- Old runs are enough as long as somebody may compare them.
                        delete from patterns.run
                        where id <= (select max(id) from patterns.run) - :newest
                          and ended_at is not null
                        """)
                .param("newest", newest)
                .update();
    }

    private Run run(ResultSet row) throws SQLException {
        String report = row.getString("report");
        return new Run(
                row.getLong("id"),
                Run.State.parse(row.getString("state")),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                instant(row.getTimestamp("begun_at")),
                instant(row.getTimestamp("ended_at")),
                new Run.Where(row.getString("lens"), row.getInt("done"), row.getInt("lenses")),
                row.getBoolean("cancel_asked"),
                row.getString("because"),
                report == null ? null : json.readValue(report, Run.Report.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
