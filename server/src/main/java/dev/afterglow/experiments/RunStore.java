package dev.afterglow.experiments;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
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

/// Runs: what the gates said, who works on them, and how they ended.
@Repository
class RunStore {

    private static final String LINE =
            """
            r.id, r.experiment, e.title, r.service, e.percent, r.state, r.asked_at, r.ended_at,
            r.verdict, r.reason, coalesce(r.stopped_by, '') as stopped_by
            """;
    private static final String FROM =
            " from experiments.run r join experiments.experiment e on e.id = r.experiment ";

    private final JdbcClient database;

    RunStore(JdbcClient database) {
        this.database = database;
    }

    long add(Experiment experiment, RunState state, PersonId by, Instant now) {
        return database.sql(
                        """
                        -- Somebody asks for a run.
                        insert into experiments.run (
                            experiment, service, state, asked_by, asked_at, ended_at)
                        values (
                            :experiment, :service, :state, :by, :now,
                            case when :state = 'refused' then cast(:now as timestamptz) end)
                        returning id
                        """)
                .param("experiment", experiment.id().value())
                .param("service", experiment.draft().service().value())
                .param("state", state.word())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    void answer(long run, List<GateAnswer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            database.sql(
                            """
                            -- What a gate said.
                            insert into experiments.gate_answer (run, place, gate, passed, answer)
                            values (:run, :place, :gate, :passed, :answer)
                            """)
                    .param("run", run)
                    .param("place", i)
                    .param("gate", answers.get(i).gate())
                    .param("passed", answers.get(i).passed())
                    .param("answer", answers.get(i).answer())
                    .update();
        }
    }

    /// Waits for whoever asks for a run just now: what the gates count must still hold when the
    /// run is there.
    void takeTurn() {
        database.sql(
                        """
                        -- One after the other asks for a run.
                        select pg_advisory_xact_lock(hashtext('experiments.run'))
                        """)
                .query(row -> {});
    }

    /// Refuses runs that nobody took in time.
    void expire(Instant askedBefore, Instant now) {
        database.sql(
                        """
                        -- What the gates said is too old to begin with.
                        with old as (
                            update experiments.run
                            set state = 'refused', ended_at = :now
                            where state = 'waiting' and asked_at < :before
                            returning id)
                        insert into experiments.gate_answer (run, place, gate, passed, answer)
                        select old.id, count(a.run), 'It began in time', false,
                            'No server took it in time: ask again.'
                        from old left join experiments.gate_answer a on a.run = old.id
                        group by old.id
                        """)
                .param("before", Timestamp.from(askedBefore))
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Takes a run that waits.
    Optional<Long> claim(String owner, Instant until) {
        return database.sql(
                        """
                        -- A run that waits is mine.
                        update experiments.run
                        set state = 'running', lease_owner = :owner, lease_until = :until
                        where id = (
                            select id
                            from experiments.run
                            where state = 'waiting'
                            order by id
                            for update skip locked
                            limit 1)
                        returning id
                        """)
                .param("owner", owner)
                .param("until", Timestamp.from(until))
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    /// Takes a run whose server has gone: its fault may still be there.
    Optional<Long> claimLost(String owner, Instant now, Instant until) {
        return database.sql(
                        """
                        -- A run whose server has gone is mine, to be rolled back.
                        update experiments.run
                        set lease_owner = :owner, lease_until = :until
                        where id = (
                            select id
                            from experiments.run
                            where state = 'running' and lease_until < :now
                            order by id
                            for update skip locked
                            limit 1)
                        returning id
                        """)
                .param("owner", owner)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    /// Holds the run on and keeps what it did so far.
    ///
    /// @return false when it is no longer this server's
    boolean hold(long run, String owner, Instant until, String progress) {
        return database.sql(
                                """
                                -- The run goes on.
                                update experiments.run
                                set lease_until = :until, progress = :progress
                                where id = :run and state = 'running' and lease_owner = :owner
                                """)
                        .param("run", run)
                        .param("owner", owner)
                        .param("until", Timestamp.from(until))
                        .param("progress", progress)
                        .update()
                == 1;
    }

    void askHalt(long run, String reason) {
        database.sql(
                        """
                        -- Somebody stops this run.
                        update experiments.run
                        set halt_asked = :reason
                        where id = :run and state in ('waiting', 'running')
                        """)
                .param("run", run)
                .param("reason", reason)
                .update();
    }

    Optional<String> haltAsked(long run) {
        return database.sql(
                        """
                        -- Did somebody stop this run?
                        select halt_asked
                        from experiments.run
                        where id = :run and halt_asked is not null
                        """)
                .param("run", run)
                .query(String.class)
                .optional();
    }

    /// How a run is over.
    ///
    /// @param stoppedBy null where it ran to its end
    record Over(
            Finding finding,
            @Nullable String stoppedBy,
            boolean isLeftBehind,
            String progress,
            String journal) {}

    /// @return false when it is no longer this server's: another rolls back and says how it ended
    boolean over(long run, String owner, Over over, Instant now) {
        return database.sql(
                                """
                                -- The run is over; whether the system is back is looked at next.
                                update experiments.run
                                set state = 'recovering', lease_owner = null, lease_until = null,
                                    ended_at = :now, verdict = :verdict, reason = :reason,
                                    recovery = :recovery, stopped_by = :stoppedBy,
                                    is_left_behind = :left, progress = :progress, journal = :journal
                                where id = :run and state = 'running' and lease_owner = :owner
                                """)
                        .param("run", run)
                        .param("owner", owner)
                        .param("now", Timestamp.from(now))
                        .param("verdict", over.finding().verdict().name())
                        .param("reason", over.finding().reason())
                        .param("recovery", over.finding().recovery())
                        .param("stoppedBy", over.stoppedBy())
                        .param("left", over.isLeftBehind())
                        .param("progress", over.progress())
                        .param("journal", over.journal())
                        .update()
                == 1;
    }

    /// @param recoveredAt null when the system did not come back
    void end(long run, @Nullable Instant recoveredAt, @Nullable IncidentId incident) {
        database.sql(
                        """
                        -- The system is back, or an incident tells that it is not.
                        update experiments.run
                        set state = 'ended', recovered_at = :recovered, incident = :incident
                        where id = :run and state = 'recovering'
                        """)
                .param("run", run)
                .param("recovered", recoveredAt == null ? null : Timestamp.from(recoveredAt))
                .param("incident", incident == null ? null : incident.value())
                .update();
    }

    List<Long> recovering() {
        return database.sql(
                        """
                        -- Runs whose recovery is not verified yet.
                        select id
                        from experiments.run
                        where state = 'recovering'
                        order by id
                        limit 100
                        for update skip locked
                        """)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    List<RunLine> open() {
        return database.sql(
                        "-- Runs that have not ended.\nselect "
                                + LINE
                                + FROM
                                + " where r.state in ('waiting', 'running', 'recovering')"
                                + " order by r.id limit 100")
                .query(RunStore::line)
                .list();
    }

    List<RunLine> newest(int most) {
        return database.sql(
                        "-- The newest runs.\nselect "
                                + LINE
                                + FROM
                                + " order by r.id desc limit :most")
                .param("most", most)
                .query(RunStore::line)
                .list();
    }

    List<RunLine> of(ExperimentId experiment, int most) {
        return database.sql(
                        "-- Runs of an experiment, newest first.\nselect "
                                + LINE
                                + FROM
                                + " where r.experiment = :experiment"
                                + " order by r.id desc limit :most")
                .param("experiment", experiment.value())
                .param("most", most)
                .query(RunStore::line)
                .list();
    }

    /// Ended runs of experiments that came from something, newest first; all of a kind for an empty
    /// name.
    List<RunLine> endedFrom(Source.Kind kind, String ref, int most) {
        return database.sql(
                        "-- Runs that say something of a source.\nselect "
                                + LINE
                                + FROM
                                + """
                                where r.state in ('recovering', 'ended') and e.source = :kind
                                  and (:ref = '' or e.source_ref = :ref)
                                order by r.id desc
                                limit :most
                                """)
                .param("kind", kind.word())
                .param("ref", ref)
                .param("most", most)
                .query(RunStore::line)
                .list();
    }

    Optional<Run> find(long id) {
        return database.sql(
                        "-- All that is kept of a run.\nselect "
                                + LINE
                                + """
                                , r.asked_by, r.recovered_at, r.recovery, r.is_left_behind,
                                  r.incident, r.progress, r.journal
                                """
                                + FROM
                                + " where r.id = :id")
                .param("id", id)
                .query((row, number) -> run(row, gates(id)))
                .optional();
    }

    private List<GateAnswer> gates(long run) {
        return database.sql(
                        """
                        -- What the gates said.
                        select gate, passed, answer
                        from experiments.gate_answer
                        where run = :run
                        order by place
                        """)
                .param("run", run)
                .query((row, number) ->
                        new GateAnswer(
                                row.getString("gate"),
                                row.getBoolean("passed"),
                                row.getString("answer")))
                .list();
    }

    private static Run run(ResultSet row, List<GateAnswer> gates) throws SQLException {
        long incident = row.getLong("incident");
        boolean hasIncident = !row.wasNull();
        return new Run(
                line(row, 0),
                new PersonId(row.getString("asked_by")),
                instant(row, "recovered_at"),
                row.getString("recovery"),
                row.getBoolean("is_left_behind"),
                hasIncident ? new IncidentId(incident) : null,
                row.getString("progress"),
                row.getString("journal"),
                gates);
    }

    private static RunLine line(ResultSet row, int number) throws SQLException {
        String verdict = row.getString("verdict");
        return new RunLine(
                row.getLong("id"),
                new ExperimentId(row.getLong("experiment")),
                row.getString("title"),
                new ServiceId(row.getString("service")),
                row.getInt("percent"),
                RunState.of(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "ended_at"),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getString("reason"),
                row.getString("stopped_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
