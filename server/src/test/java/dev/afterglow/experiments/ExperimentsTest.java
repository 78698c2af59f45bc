package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.NewAction;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.State;
import dev.afterglow.actions.Strength;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.MetricSource;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Experiments on the server, with a real target that is called over HTTP.
@ServerTest
class ExperimentsTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final MetricId SPS = new MetricId("sps");
    private static final MetricId LOGINS = new MetricId("logins");

    @Autowired private Experiments experiments;
    @Autowired private ExperimentJobs jobs;
    @Autowired private Services services;
    @Autowired private Metrics metrics;
    @Autowired private Incidents incidents;
    @Autowired private Actions actions;
    @Autowired private TestPeople people;
    @Autowired private SettableClock clock;
    @Autowired private JdbcClient database;
    @Autowired private MockMvcTester pages;

    private final List<String> called = new CopyOnWriteArrayList<>();
    private HttpServer target;
    private Actor ana;
    private Actor bo;
    private Runnable onBreak = () -> {};
    private int rollbackStatus = 200;

    @BeforeEach
    void company() throws IOException {
        people.person("ana");
        people.person("bo");
        people.person("viv", Role.VIEWER);
        people.team("core", "ana", "bo");
        ana = people.actor("ana");
        bo = people.actor("bo");
        services.define(new Service(PLAYBACK, "Playback", new TeamId("core"), Set.of()), NOW);
        for (MetricId metric : List.of(SPS, LOGINS)) {
            metrics.define(
                    KeyMetric.of(
                            metric,
                            metric.equals(SPS) ? "Stream starts per second" : "Logins",
                            PLAYBACK,
                            new MetricSource.Prometheus(
                                    URI.create("http://127.0.0.1:1"), "x", Duration.ofSeconds(30))),
                    NOW);
        }
        watched("NORMAL", NOW);
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    called.add(path);
                    if (path.equals("/break")) {
                        onBreak.run();
                    }
                    if (path.equals("/mend")) {
                        back();
                    }
                    exchange.sendResponseHeaders(path.equals("/mend") ? rollbackStatus : 200, -1);
                    exchange.close();
                });
        target.start();
    }

    @AfterEach
    void stop() {
        jobs.stop();
        target.stop(0);
    }

    private void watched(String standing, Instant at) {
        database.sql("update metrics.watch set standing = :standing, last_sample_at = :at")
                .param("standing", standing)
                .param("at", Timestamp.from(at))
                .update();
    }

    private void leavesItsBand(MetricId metric) {
        database.sql(
                        """
                        insert into metrics.deviation (
                            metric_id, direction, opened_at, new_normal, paged, last_at,
                            last_values, worst_at, worst_values, area, area_near, area_far,
                            told_depth, told_area, feedback)
                        values (
                            :metric, 'DOWN', :at, false, true, :at, '{800,1000,980,1020,0.9}', :at,
                            '{800,1000,980,1020,0.9}', 1, 1, 1, 1, 1, 'NONE')
                        """)
                .param("metric", metric.value())
                .param("at", Timestamp.from(NOW))
                .update();
    }

    private void bothLeaveTheirBand() {
        leavesItsBand(SPS);
        leavesItsBand(LOGINS);
    }

    private void back() {
        database.sql("update metrics.deviation set ended_at = :at where ended_at is null")
                .param("at", Timestamp.from(NOW))
                .update();
    }

    private String file(int seconds) {
        String at = "http://127.0.0.1:" + target.getAddress().getPort();
        return """
        {"title": "Playback without recommendations", "description": "It goes on.",
         "steady-state-hypothesis": {"title": "It answers", "probes": [
           {"type": "probe", "name": "answers", "tolerance": 200,
            "provider": {"type": "http", "url": "%s/health"}}]},
         "method": [{"type": "action", "name": "break", "pauses": {"after": %d},
           "provider": {"type": "http", "method": "POST", "url": "%s/break"}}],
         "rollbacks": [{"type": "action", "name": "mend",
           "provider": {"type": "http", "method": "POST", "url": "%s/mend"}}]}
        """
                .formatted(at, seconds, at, at);
    }

    private ExperimentId drafted(int seconds, Source source) {
        return experiments.draft(
                new Draft(file(seconds), PLAYBACK, 5, 10, List.of(SPS), source, ""), ana, NOW);
    }

    private ExperimentId agreedAndApproved(int seconds) {
        ExperimentId id = drafted(seconds, new Source(Source.Kind.RISK, "7"));
        assertThat(experiments.approve(id, bo, NOW)).isEqualTo(Answer.done());
        agree(5);
        return id;
    }

    private void agree(int percent) {
        String host = "127.0.0.1:" + target.getAddress().getPort();
        assertThat(
                        experiments.agree(
                                new Agreement(
                                        PLAYBACK,
                                        new PersonId("bo"),
                                        NOW.plus(Duration.ofDays(30)),
                                        percent,
                                        List.of(host)),
                                bo,
                                NOW))
                .isEqualTo(Answer.done());
    }

    private Run played(ExperimentId id) {
        long run = experiments.start(id, ana, NOW);
        jobs.step(NOW);
        jobs.await();
        jobs.step(NOW);
        return experiments.run(run).orElseThrow();
    }

    private List<String> noes(Run run) {
        return run.gates().stream().filter(gate -> !gate.passed()).map(GateAnswer::gate).toList();
    }

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
    void every_gate_says_why_and_its_answer_is_kept() {
        ExperimentId id = drafted(0, Source.HUNCH);
        watched("LEARNING", NOW);
        incidents.declare(
                new Declaration(
                        "No picture", "", IncidentKind.IMPACT, 2, List.of(), null, null, null),
                ana,
                NOW);
        leavesItsBand(LOGINS);
        clock.set(Instant.parse("2026-03-07T23:00:00Z"));

        Run run = experiments.run(experiments.start(id, ana, clock.instant())).orElseThrow();

        assertThat(run.line().state()).isEqualTo(RunState.REFUSED);
        assertThat(noes(run))
                .containsExactly(
                        "Approved by another",
                        "The owning team agreed",
                        "Within the blast radius",
                        "The file may be run",
                        "No incident is open",
                        "Stream starts per second is in its band",
                        "No other key metric is outside",
                        "People of the team are at work");
        assertThat(called).isEmpty();
    }

    @Test
    void a_second_run_on_the_same_target_is_refused() {
        ExperimentId id = agreedAndApproved(0);
        experiments.start(id, ana, NOW);

        Run second = experiments.run(experiments.start(id, bo, NOW)).orElseThrow();

        assertThat(noes(second)).containsExactly("The target is free");
    }

    @Test
    void the_author_does_not_approve_and_strangers_do_not_agree() {
        people.person("eve");
        ExperimentId id = drafted(0, Source.HUNCH);
        Agreement agreement =
                new Agreement(PLAYBACK, new PersonId("eve"), NOW.plusSeconds(60), 5, List.of());

        assertThat(experiments.approve(id, ana, NOW)).isInstanceOf(Answer.Refused.class);
        assertThat(experiments.agree(agreement, people.actor("eve"), NOW))
                .isInstanceOf(Answer.Refused.class);
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
    void a_file_that_is_none_and_names_that_are_not_there_are_refused() {
        assertThatThrownBy(() ->
                        experiments.draft(
                                new Draft("{", PLAYBACK, 5, 10, List.of(SPS), Source.HUNCH, ""),
                                ana,
                                NOW))
                .hasMessageContaining("The file, line 1:");
        assertThatThrownBy(() ->
                        experiments.draft(
                                new Draft(
                                        file(0),
                                        new ServiceId("none"),
                                        5,
                                        10,
                                        List.of(SPS),
                                        Source.HUNCH,
                                        ""),
                                ana,
                                NOW))
                .hasMessage("There is no service none");
        assertThatThrownBy(() -> new Draft("{}", PLAYBACK, 5, 10, List.of(), Source.HUNCH, ""))
                .hasMessageContaining("Name 1 to 20 key metrics");
    }

    @Test
    void pages_show_it_all_and_an_upheld_run_closes_an_action() {
        ExperimentId id = agreedAndApproved(0);
        assertThat(experiments.expect(id, "It holds", ana, NOW)).isEqualTo(Answer.done());
        Run run = played(id);
        ActionId action =
                actions.add(
                        new NewAction(
                                "A fallback",
                                "",
                                new Origin.ByHand(),
                                Cost.DAYS,
                                3,
                                Strength.values()[0],
                                null,
                                null,
                                null),
                        ana,
                        NOW);

        var proved =
                pages.post()
                        .uri(run.line().address() + "/proves")
                        .with(people.signedIn("ana"))
                        .param("action", action.toString())
                        .exchange();
        var saw =
                pages.post()
                        .uri(run.line().address() + "/saw")
                        .with(people.signedIn("viv"))
                        .param("surprise", "2")
                        .param("noticed", "nobody")
                        .param("saw", "a cache held")
                        .exchange();

        assertThat(proved).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(saw).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(actions.action(action).orElseThrow().state()).isEqualTo(State.DONE);
        for (String page :
                List.of(
                        "/experiments",
                        "/experiments/" + id,
                        run.line().address(),
                        "/experiments/new?source=risk&ref=7",
                        "/radar/risks/7/experiments")) {
            assertThat(pages.get().uri(page).with(people.signedIn("ana"))).as(page).hasStatusOk();
        }
        assertThat(pages.get().uri(run.line().address()).with(people.signedIn("ana")))
                .bodyText()
                .contains("upheld", "It holds", "we could have known", "a cache held");
        assertThat(pages.get().uri(run.line().address() + "/journal").with(people.signedIn("ana")))
                .bodyText()
                .contains("\"chaoslib-version\"");
    }

    @Test
    void the_api_drafts_starts_tells_and_halts() {
        agree(5);
        String body =
                """
                {"file": %s, "service": "playback", "percent": 5, "minutes": 10,
                 "metrics": ["sps"], "source": "incident", "ref": "INC-1"}
                """
                        .formatted(
                                tools.jackson.databind.json.JsonMapper.shared()
                                        .writeValueAsString(file(0)));

        assertThat(
                        pages.post()
                                .uri("/api/experiments")
                                .with(people.signedIn("ana"))
                                .contentType("application/json")
                                .content(body))
                .hasStatus(HttpStatus.CREATED)
                .bodyText()
                .contains("EXP-");
        ExperimentId id = experiments.newest().getFirst().id();
        assertThat(experiments.approve(id, bo, NOW)).isEqualTo(Answer.done());
        assertThat(
                        pages.post()
                                .uri("/api/experiments/" + id + "/runs")
                                .with(people.signedIn("ana")))
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyText()
                .contains("\"state\":\"waiting\"");
        assertThat(
                        pages.post()
                                .uri("/api/experiments/" + id + "/runs")
                                .with(people.signedIn("ana")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("The target is free");
        assertThat(
                        pages.post()
                                .uri("/api/experiments/halt")
                                .with(people.signedIn("viv"))
                                .param("reason", "enough"))
                .hasStatusOk();
        assertThat(experiments.halted()).contains("enough");
    }
}
