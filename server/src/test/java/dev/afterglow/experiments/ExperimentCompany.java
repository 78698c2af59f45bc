package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.afterglow.actions.Actions;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A company that agrees to experiments, with a real target that is called over HTTP.
abstract class ExperimentCompany {

    static final Instant NOW = SettableClock.START;
    static final ServiceId PLAYBACK = new ServiceId("playback");
    static final MetricId SPS = new MetricId("sps");
    static final MetricId LOGINS = new MetricId("logins");

    @Autowired Experiments experiments;
    @Autowired ExperimentJobs jobs;
    @Autowired Services services;
    @Autowired Metrics metrics;
    @Autowired Incidents incidents;
    @Autowired Actions actions;
    @Autowired TestPeople people;
    @Autowired SettableClock clock;
    @Autowired JdbcClient database;
    @Autowired MockMvcTester pages;

    final List<String> called = new CopyOnWriteArrayList<>();
    HttpServer target;
    Actor ana;
    Actor bo;
    Runnable onBreak = () -> {};
    int rollbackStatus = 200;

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

    void watched(String standing, Instant at) {
        database.sql("update metrics.watch set standing = :standing, last_sample_at = :at")
                .param("standing", standing)
                .param("at", Timestamp.from(at))
                .update();
    }

    void leavesItsBand(MetricId metric) {
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

    void bothLeaveTheirBand() {
        leavesItsBand(SPS);
        leavesItsBand(LOGINS);
    }

    void back() {
        database.sql("update metrics.deviation set ended_at = :at where ended_at is null")
                .param("at", Timestamp.from(NOW))
                .update();
    }

    String file(int seconds) {
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

    ExperimentId drafted(int seconds, Source source) {
        return experiments.draft(
                new Draft(file(seconds), PLAYBACK, 5, 10, List.of(SPS), source, ""), ana, NOW);
    }

    ExperimentId agreedAndApproved(int seconds) {
        ExperimentId id = drafted(seconds, new Source(Source.Kind.RISK, "7"));
        assertThat(experiments.approve(id, bo, NOW)).isEqualTo(Answer.done());
        agree(5);
        return id;
    }

    void agree(int percent) {
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

    Run played(ExperimentId id) {
        long run = experiments.start(id, ana, NOW);
        jobs.step(NOW);
        jobs.await();
        jobs.step(NOW);
        return experiments.run(run).orElseThrow();
    }

    List<String> noes(Run run) {
        return run.gates().stream().filter(gate -> !gate.passed()).map(GateAnswer::gate).toList();
    }
}
