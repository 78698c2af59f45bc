package dev.afterglow.experiments;

import dev.afterglow.metrics.DeviationId;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people expected and saw, and what moved.
@Repository
class LearningStore {

    private final JdbcClient database;

    LearningStore(JdbcClient database) {
        this.database = database;
    }

    void expect(ExperimentId experiment, PersonId person, String expected, Instant now) {
        database.sql(
                        """
                        -- What somebody expects of the next run, in place of what they said before.
                        insert into experiments.expectation (
                            experiment, person, expected, said_at)
                        values (:experiment, :person, :expected, :now)
                        on conflict (experiment, person) where run is null do update
                        set expected = :expected, said_at = :now
                        """)
                .param("experiment", experiment.value())
                .param("person", person.value())
                .param("expected", expected)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// From now on nobody changes what was said.
    void seal(ExperimentId experiment, long run) {
        database.sql(
                        """
                        -- The run begins: what was expected of it stands.
                        update experiments.expectation
                        set run = :run
                        where experiment = :experiment and run is null
                        """)
                .param("experiment", experiment.value())
                .param("run", run)
                .update();
    }

    int waiting(ExperimentId experiment) {
        return database.sql(
                        """
                        -- How many said what they expect of the next run?
                        select count(*)
                        from experiments.expectation
                        where experiment = :experiment and run is null
                        """)
                .param("experiment", experiment.value())
                .query(Integer.class)
                .single();
    }

    Optional<Expectation> own(ExperimentId experiment, PersonId person) {
        return database.sql(
                        """
                        -- What one expects of the next run.
                        select person, expected, surprise, noticed_by, saw
                        from experiments.expectation
                        where experiment = :experiment and person = :person and run is null
                        """)
                .param("experiment", experiment.value())
                .param("person", person.value())
                .query(LearningStore::expectation)
                .optional();
    }

    List<Expectation> of(long run) {
        return database.sql(
                        """
                        -- What was expected of a run.
                        select person, expected, surprise, noticed_by, saw
                        from experiments.expectation
                        where run = :run
                        order by person
                        limit 500
                        """)
                .param("run", run)
                .query(LearningStore::expectation)
                .list();
    }

    /// @param expectation with what they saw; one who expected nothing in writing is added
    void saw(ExperimentId experiment, long run, Expectation expectation, Instant now) {
        database.sql(
                        """
                        -- What somebody saw, beside what they expected.
                        insert into experiments.expectation (
                            experiment, person, run, expected, said_at, surprise, noticed_by, saw)
                        values (
                            :experiment, :person, :run, '', :now, :surprise, :noticed, :saw)
                        on conflict (run, person) where run is not null do update
                        set surprise = :surprise, noticed_by = :noticed, saw = :saw
                        """)
                .param("experiment", experiment.value())
                .param("person", expectation.person().value())
                .param("run", run)
                .param("now", Timestamp.from(now))
                .param("surprise", expectation.surprise())
                .param(
                        "noticed",
                        expectation.noticedBy().isEmpty() ? null : expectation.noticedBy())
                .param("saw", expectation.saw())
                .update();
    }

    void moved(long run, MovedMetric moved) {
        database.sql(
                        """
                        -- A key metric left its band during the run.
                        insert into experiments.moved (run, metric, deviation, was_named)
                        values (:run, :metric, :deviation, :named)
                        on conflict (run, deviation) do nothing
                        """)
                .param("run", run)
                .param("metric", moved.metric().value())
                .param("deviation", moved.deviation().value())
                .param("named", moved.wasNamed())
                .update();
    }

    List<MovedMetric> moved(long run) {
        return database.sql(
                        """
                        -- What moved during a run.
                        select metric, deviation, was_named
                        from experiments.moved
                        where run = :run
                        order by deviation
                        limit 100
                        """)
                .param("run", run)
                .query((row, number) ->
                        new MovedMetric(
                                new MetricId(row.getString("metric")),
                                new DeviationId(row.getLong("deviation")),
                                row.getBoolean("was_named")))
                .list();
    }

    private static Expectation expectation(ResultSet row, int number) throws SQLException {
        int surprise = row.getInt("surprise");
        @Nullable Integer said = row.wasNull() ? null : surprise;
        String noticed = row.getString("noticed_by");
        return new Expectation(
                new PersonId(row.getString("person")),
                row.getString("expected"),
                said,
                noticed == null ? "" : noticed,
                row.getString("saw"));
    }
}
