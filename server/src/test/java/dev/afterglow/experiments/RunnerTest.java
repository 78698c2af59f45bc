package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is run, and what is told of it; answers are given by name, in turn: a number is a status,
/// `x` is a failure.
class RunnerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T10:00:00.5Z"));

    private final List<String> called = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<String>> answers = new HashMap<>();
    private final Halt halt = new Halt();

    private synchronized Outcome answer(ObjectNode activity, Values values) {
        String name = activity.path("name").asString("");
        called.add(name);
        List<String> mine = answers.getOrDefault(name, List.of("0"));
        long before = called.stream().filter(name::equals).count() - 1;
        String answer = mine.get((int) Math.min(before, mine.size() - 1));
        if (answer.equals("halt")) {
            halt.ask("a new incident");
        }
        return answer.equals("x")
                ? new Outcome.Failed("down")
                : new Outcome.Output(
                        JSON.createObjectNode()
                                .put("status", answer.equals("halt") ? 0 : Integer.parseInt(answer))
                                .put("stdout", "token s3cret-token")
                                .put("stderr", ""));
    }

    private RunResult run(ExperimentFile file, RunOptions options) {
        return new Runner(
                        file,
                        Written.allowing("true"),
                        options,
                        CLOCK,
                        halt,
                        line -> {},
                        (stop, leases) -> this::answer)
                .run();
    }

    private RunResult run(String look, String act, String mend, RunOptions options) {
        answers.put("look", List.of(look.split(" ")));
        answers.put("break", List.of(act.split(" ")));
        answers.put("mend", List.of(mend.split(" ")));
        return run(Written.usual(), options);
    }

    /// The Toolkit's own answers, as recorded with its release 1.45.0.
    @ParameterizedTest
    @CsvSource({
        "0,   0, 0, completed, false, true,  true",
        "1,   0, 0, completed, false, false, true",
        "x,   0, 0, failed,    false, false, false",
        "0,   x, 0, completed, false, true,  true",
        "0 1, 0, 0, completed, true,  true,  true",
        "0 x, 0, 0, failed,    true,  true,  false",
        "0,   0, x, completed, false, true,  true"
    })
    void compatible_runs_end_as_in_the_toolkit(
            String look,
            String act,
            String mend,
            String status,
            boolean deviated,
            boolean method,
            boolean rollbacks) {
        JsonNode journal = run(look, act, mend, RunOptions.DEFAULT.withCompatible(true)).journal();

        assertThat(journal.path("status").asString()).isEqualTo(status);
        assertThat(journal.path("deviated").booleanValue()).isEqualTo(deviated);
        assertThat(!journal.path("run").isEmpty()).isEqualTo(method);
        assertThat(!journal.path("rollbacks").isEmpty()).isEqualTo(rollbacks);
    }

    @ParameterizedTest
    @CsvSource({
        "0,   0, 0, upheld,       completed, false, true,  false",
        "1,   0, 0, not tested,   failed,    false, false, true",
        "x,   0, 0, not tested,   failed,    false, false, true",
        "0,   x, 0, not injected, failed,    false, true,  true",
        "0,   3, 0, not injected, failed,    false, true,  true",
        "0 1, 0, 0, refuted,      completed, true,  true,  true",
        "0 x, 0, 0, refuted,      failed,    true,  true,  true",
        "0,   0, x, upheld,       failed,    false, true,  true"
    })
    void ours_leave_nothing_behind_and_call_no_failure_green(
            String look,
            String act,
            String mend,
            String verdict,
            String status,
            boolean deviated,
            boolean rollbacks,
            boolean isFailure) {
        RunResult result = run(look, act, mend, RunOptions.DEFAULT);

        assertThat(result.finding().verdict().words()).isEqualTo(verdict);
        assertThat(result.finding().isFailure()).isEqualTo(isFailure);
        assertThat(result.journal().path("status").asString()).isEqualTo(status);
        assertThat(result.journal().path("deviated").booleanValue()).isEqualTo(deviated);
        assertThat(!result.journal().path("rollbacks").isEmpty()).isEqualTo(rollbacks);
    }

    @Test
    void a_stop_ends_the_method_and_rolls_back() {
        RunResult result = run("0", "halt", "0", RunOptions.DEFAULT);

        assertThat(result.finding().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(result.finding().reason()).isEqualTo("a new incident");
        assertThat(result.journal().path("status").asString()).isEqualTo("aborted");
        assertThat(called).containsExactly("look", "break", "mend");
    }

    @ParameterizedTest
    @CsvSource({
        "default,            look break observe look mend",
        "before-method-only, look break observe mend",
        "after-method-only,  break observe look mend",
        "skip,               break observe mend"
    })
    void the_hypothesis_is_looked_at_when_asked(String strategy, String expected) {
        run(Written.usual(), RunOptions.DEFAULT.withHypothesis(RunOptions.Hypothesis.of(strategy)));

        assertThat(String.join(" ", called)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"never, false", "always, true", "deviated, false", "default, true"})
    void rollbacks_are_played_when_asked(String strategy, boolean played) {
        run(Written.usual(), RunOptions.DEFAULT.withRollbacks(RunOptions.Rollbacks.of(strategy)));

        assertThat(called.contains("mend")).isEqualTo(played);
    }

    @Test
    void a_failed_look_during_the_method_cuts_it_short() {
        answers.put("look", List.of("0", "1"));
        ExperimentFile slow =
                Written.experiment(
                        """
                        {'title': 't', 'description': 'd',
                         'steady-state-hypothesis': {'title': 'h', 'probes': [
                           {'type': 'probe', 'name': 'look', 'tolerance': 0,
                            'provider': {'type': 'process', 'path': 'true'}}]},
                         'method': [
                           {'type': 'action', 'name': 'break', 'pauses': {'after': 0.3},
                            'provider': {'type': 'process', 'path': 'true'}},
                           {'type': 'action', 'name': 'worse',
                            'provider': {'type': 'process', 'path': 'true'}}]}
                        """);

        RunResult result =
                run(
                        slow,
                        RunOptions.DEFAULT
                                .withHypothesis(RunOptions.Hypothesis.CONTINUOUSLY)
                                .withChecks(Duration.ofMillis(10), true, 0));

        assertThat(called).doesNotContain("worse");
        assertThat(result.finding().verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(result.journal().path("steady_states").path("during")).hasSize(1);
    }

    @Test
    void a_dry_run_calls_no_action_and_proves_nothing() {
        RunResult result = run(Written.usual(), RunOptions.DEFAULT.withDry(RunOptions.Dry.ACTIONS));

        assertThat(called).doesNotContain("break", "mend");
        assertThat(result.finding().verdict()).isEqualTo(Verdict.NOT_TESTED);
        assertThat(result.journal().path("run").path(0).path("output").isNull()).isTrue();
    }

    @Test
    void the_journal_reads_as_the_toolkits() {
        JsonNode journal = run("0", "0", "0", RunOptions.DEFAULT).journal();

        assertThat(journal.propertyNames())
                .contains(
                        "chaoslib-version",
                        "platform",
                        "node",
                        "experiment",
                        "start",
                        "end",
                        "duration",
                        "status",
                        "deviated",
                        "steady_states",
                        "run",
                        "rollbacks");
        assertThat(journal.path("start").asString()).isEqualTo("2026-03-01T10:00:00.500000");
        JsonNode probe = journal.path("steady_states").path("before").path("probes").path(0);
        assertThat(probe.path("tolerance_met").booleanValue()).isTrue();
        assertThat(journal.path("run").path(0).path("activity").path("name").asString())
                .isEqualTo("break");
    }

    @Test
    void a_secret_is_not_kept_in_the_journal() {
        ExperimentFile secret =
                Written.experiment(
                        """
                        {'title': 't', 'description': 'd',
                         'secrets': {'s': {'token': {'type': 'env', 'key': 'TOKEN'}}},
                         'method': [{'type': 'action', 'name': 'break',
                           'provider': {'type': 'process', 'path': 'true'}}]}
                        """);

        assertThat(run(secret, RunOptions.DEFAULT).journal().toString())
                .contains("token ***")
                .doesNotContain("s3cret-token");
    }

    @Test
    void a_step_in_the_background_is_waited_for_and_a_reference_stands_for_its_step() {
        ExperimentFile file =
                Written.experiment(
                        """
                        {'title': '${what} falls', 'description': 'd',
                         'configuration': {'what': 'moon', 'made': {'type': 'probe', 'name': 'ask',
                            'provider': {'type': 'process', 'path': 'true'}}},
                         'method': [
                           {'type': 'action', 'name': 'break', 'background': true,
                            'provider': {'type': 'process', 'path': 'true'}},
                           {'ref': 'break'}]}
                        """);

        JsonNode journal = run(file, RunOptions.DEFAULT).journal();

        assertThat(called).containsExactly("ask", "break", "break");
        assertThat(journal.path("run")).hasSize(2);
        assertThat(journal.path("experiment").path("title").asString()).isEqualTo("moon falls");
    }
}
