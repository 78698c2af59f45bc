package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.testing.ServerTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Runs on the server: what stops them, what is rolled back, what is learnt.
@ServerTest
class ExperimentsTest extends ExperimentCompany {

    @Test
    void an_experiment_that_everybody_agreed_to_is_run_and_upheld() {
        Run run = played(agreedAndApproved(0));

        assertThat(run.line().verdict()).isEqualTo(Verdict.UPHELD);
        assertThat(run.line().state()).isEqualTo(RunState.ENDED);
        assertThat(run.recoveredAt()).isEqualTo(NOW);
        assertThat(called).containsExactly("/health", "/break", "/health", "/mend");
        assertThat(run.progress()).contains("action break: succeeded");
        assertThat(run.gates()).allMatch(GateAnswer::passed).hasSizeGreaterThan(8);
        assertThat(experiments.reading("7", NOW).words())
                .isEqualTo("not reproduced under these conditions");
        assertThat(experiments.reading("7", NOW.plus(Duration.ofDays(200))).words())
                .contains("stale since 2026-08-31");
    }

    @Test
    void a_deviation_stops_the_run_rolls_back_and_the_risk_reads_reproduced() {
        onBreak = this::bothLeaveTheirBand;
        ExperimentId id = agreedAndApproved(600);
        assertThat(experiments.expect(id, "Nothing will move.", ana, NOW)).isEqualTo(Answer.done());

        Run run = played(id);

        assertThat(run.line().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(run.line().reason()).isEqualTo("Stream starts per second is below its band");
        assertThat(called).containsExactly("/health", "/break", "/mend");
        assertThat(run.line().state()).isEqualTo(RunState.ENDED);
        assertThat(experiments.reading("7", NOW).words()).isEqualTo("reproduced");
        assertThat(experiments.moved(run.line().id()))
                .extracting(MovedMetric::metric, MovedMetric::wasNamed)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(SPS, true),
                        org.assertj.core.groups.Tuple.tuple(LOGINS, false));
        assertThat(experiments.expectations(run))
                .extracting(Expectation::expected)
                .containsExactly("Nothing will move.");
    }

    @Test
    void a_metric_that_stops_stops_the_run() {
        onBreak = () -> watched("NORMAL", NOW.minusSeconds(300));

        Run run = played(agreedAndApproved(600));

        assertThat(run.line().reason())
                .isEqualTo("Stream starts per second cannot be told: has had no sample for 300 s");
        assertThat(called).endsWith("/mend");
    }

    @Test
    void a_new_incident_stops_a_run() {
        onBreak =
                () ->
                        incidents.declare(
                                new Declaration(
                                        "No picture",
                                        "",
                                        IncidentKind.IMPACT,
                                        2,
                                        List.of(),
                                        null,
                                        null,
                                        null),
                                bo,
                                NOW.plusSeconds(1));

        Run run = played(agreedAndApproved(600));

        assertThat(run.line().reason()).startsWith("a new incident: INC-");
        assertThat(called).endsWith("/mend");
    }

    @Test
    void anybody_halts_everything_and_nothing_begins_until_it_is_released() {
        onBreak = () -> experiments.haltAll("we are busy", people.actor("viv"), NOW);
        ExperimentId id = agreedAndApproved(600);

        assertThat(played(id).line().reason()).isEqualTo("we are busy");
        assertThat(noes(experiments.run(experiments.start(id, ana, NOW)).orElseThrow()))
                .contains("Nothing is halted");
        assertThat(experiments.release("", ana, NOW)).isInstanceOf(Answer.Refused.class);
        assertThat(experiments.release("calm again", ana, NOW)).isEqualTo(Answer.done());
    }

    @Test
    void a_server_that_went_is_cleaned_up_after() {
        ExperimentId id = agreedAndApproved(0);
        long run = experiments.start(id, ana, NOW);
        database.sql(
                        """
                        update experiments.run
                        set state = 'running', lease_owner = 'gone', lease_until = :then
                        where id = :run
                        """)
                .param("run", run)
                .param("then", Timestamp.from(NOW.minusSeconds(1)))
                .update();

        jobs.step(NOW);
        jobs.await();

        assertThat(called).containsExactly("/mend");
        assertThat(experiments.run(run).orElseThrow().line().reason())
                .isEqualTo("the server that ran it has gone");
    }

    @Test
    void what_is_left_behind_opens_an_incident() {
        rollbackStatus = 500;

        Run run = played(agreedAndApproved(0));

        assertThat(run.recovery()).isEqualTo("could not be rolled back: mend");
        assertThat(incidents.notClosed()).extracting(Incident::id).containsExactly(run.incident());
    }

    @Test
    void a_system_that_does_not_come_back_opens_an_incident() {
        onBreak = this::bothLeaveTheirBand;
        ExperimentId id = agreedAndApproved(600);
        Run run = played(id);
        assertThat(run.incident()).isNull();

        leavesItsBand(SPS);
        long second = experiments.run(run.line().id()).orElseThrow().line().id();
        database.sql("update experiments.run set state = 'recovering' where id = :run")
                .param("run", second)
                .update();
        jobs.step(NOW.plus(Duration.ofMinutes(16)));

        assertThat(experiments.run(second).orElseThrow().incident()).isNotNull();
    }

    @Test
    void an_incident_while_a_run_waits_keeps_it_from_beginning() {
        ExperimentId id = agreedAndApproved(0);
        long run = experiments.start(id, ana, NOW);
        incidents.declare(
                new Declaration(
                        "No picture", "", IncidentKind.IMPACT, 2, List.of(), null, null, null),
                bo,
                NOW.plusSeconds(1));
        clock.set(NOW.plusSeconds(30));

        jobs.step(NOW.plusSeconds(30));
        jobs.await();

        assertThat(called).doesNotContain("/break");
        assertThat(experiments.run(run).orElseThrow().line().reason())
                .startsWith("a new incident: INC-");
    }

    @Test
    void a_run_that_nobody_took_in_time_is_refused() {
        long run = experiments.start(agreedAndApproved(0), ana, NOW);

        jobs.step(NOW.plus(Duration.ofMinutes(3)));
        jobs.await();

        Run kept = experiments.run(run).orElseThrow();
        assertThat(kept.line().state()).isEqualTo(RunState.REFUSED);
        assertThat(noes(kept)).containsExactly("It began in time");
        assertThat(called).isEmpty();
    }

    @Test
    void what_a_server_says_that_lost_its_run_does_not_count() {
        onBreak = () -> database.sql("update experiments.run set lease_owner = 'another'").update();
        long run = experiments.start(agreedAndApproved(0), ana, NOW);

        jobs.step(NOW);
        jobs.await();

        assertThat(experiments.run(run).orElseThrow().line().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void of_two_who_start_at_once_the_second_is_refused_by_what_the_first_began() throws Exception {
        ExperimentId id = agreedAndApproved(0);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Long> start =
                () -> {
                    together.await();
                    return experiments.start(id, ana, NOW);
                };

        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            List<RunState> states = new ArrayList<>();
            for (Future<Long> run : two.invokeAll(List.of(start, start))) {
                states.add(experiments.run(run.get()).orElseThrow().line().state());
            }
            assertThat(states).containsExactlyInAnyOrder(RunState.WAITING, RunState.REFUSED);
        }
    }
}
