package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What goes wrong with a source stands on the metric's page in one sentence, and a metric that
/// nobody can read is itself told of.
@ServerTest
class BadInputTest {

    private static final String KEY = "0123456789abcdef";
    private static final MetricId SPS = new MetricId("sps");

    @Autowired private Metrics metrics;
    @Autowired private MetricJobs jobs;
    @Autowired private Services services;
    @Autowired private SettableClock clock;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;
    @Autowired private HeardDeviations listener;

    private FakePrometheus prometheus;

    @BeforeEach
    void start() throws IOException {
        prometheus = new FakePrometheus();
        listener.events.clear();
        people.person("ana");
        services.define(
                new Service(new ServiceId("playback"), "Playback", null, Set.of()),
                clock.instant());
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Test
    void a_metric_that_cannot_be_read_is_told_of_once_and_again_when_it_comes_back()
            throws IOException {
        prometheus.answers(Starts.fallingAt(Long.MAX_VALUE, 0));
        metrics.define(asked(), clock.instant());
        poll(Duration.ofMinutes(1));
        prometheus.says(503, "{\"status\":\"error\",\"error\":\"starting up\"}");

        poll(Duration.ofMinutes(10));

        assertThat(listener.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DeviationEvent.MetricUnwatched.class,
                        event -> assertThat(event.reason()).contains("starting up"));
        assertThat(page())
                .contains("Nobody would know if Stream starts per second fell", "starting up");

        prometheus.says(200, "");
        poll(Duration.ofMinutes(2));

        assertThat(listener.events.getLast()).isInstanceOf(DeviationEvent.MetricWatchedAgain.class);
        assertThat(metrics.health(SPS).orElseThrow().isWatched()).isTrue();
    }

    @Test
    void what_was_missed_meanwhile_is_read_afterwards() {
        prometheus.answers(Starts.fallingAt(Long.MAX_VALUE, 0));
        metrics.define(asked(), clock.instant());
        poll(Duration.ofMinutes(1));
        prometheus.says(500, "broken");
        poll(Duration.ofMinutes(20));

        prometheus.says(200, "");
        poll(Duration.ofMinutes(1));

        Instant now = clock.instant();
        assertThat(metrics.samples(SPS, now.minus(Duration.ofMinutes(15)), now, 100))
                .hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void a_thousand_series_are_shown_as_a_sentence() {
        Map<String, LongFunction<String>> many = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("{\"pod\":\"%d\"}".formatted(i), at -> "1");
        }
        prometheus.answers(many);
        metrics.define(asked(), clock.instant());

        jobs.step(clock.instant());

        assertThat(page()).contains("The query gives 1,000 series and a key metric needs one");
    }

    @Test
    void a_query_without_a_series_is_shown_as_a_sentence() {
        prometheus.answers(at -> null);
        metrics.define(asked(), clock.instant());

        poll(Duration.ofMinutes(6));

        assertThat(page()).contains("The query gives no series");
        assertThat(listener.events)
                .singleElement()
                .isInstanceOf(DeviationEvent.MetricUnwatched.class);
    }

    @Test
    void a_prometheus_that_is_not_there_is_shown_as_a_sentence() {
        metrics.define(asked(), clock.instant());
        prometheus.close();

        poll(Duration.ofMinutes(1));

        assertThat(page()).contains(prometheus.address().toString(), "cannot be reached");
    }

    @Tag("long")
    @Test
    void a_prometheus_that_does_not_answer_in_time_is_shown_as_a_sentence() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var deaf =
                    new MetricSource.Prometheus(
                            URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                            "sps",
                            Duration.ofMinutes(1));
            metrics.define(
                    KeyMetric.of(SPS, "Stream starts", new ServiceId("playback"), deaf),
                    clock.instant());

            jobs.step(clock.instant());
        }

        assertThat(page()).contains("did not answer within");
    }

    @Test
    void words_for_numbers_are_shown_and_count_as_missing() {
        var good = Starts.fallingAt(Long.MAX_VALUE, 0);
        prometheus.answers(at -> at % 600 == 0 ? "many" : good.apply(at));
        metrics.define(asked(), clock.instant());

        poll(Duration.ofMinutes(1));

        assertThat(page()).contains("The source gave “many”, which is no number");
        assertThat(metrics.health(SPS).orElseThrow().standing()).isEqualTo(Standing.NORMAL);
    }

    @Test
    void a_counter_that_begins_again_is_shown_and_is_no_fall() {
        metrics.define(sent(), clock.instant());
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofMinutes(1));
            send("timestamp,value\n" + later(Duration.ZERO) + "," + (i < 4 ? 9000 : 0 + i * 120));
            jobs.step(clock.instant());
        }

        assertThat(page()).contains("A counter began again at 0");
        assertThat(metrics.newest(SPS).orElseThrow().observed()).isEqualTo(2);
    }

    @Test
    void a_metric_that_usually_comes_in_bursts_is_not_unwatched_between_them() {
        metrics.define(sent(MetricSource.Reading.VALUE), clock.instant());
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofMinutes(10));
            send("timestamp,value\n" + later(Duration.ZERO) + ",1000");
            jobs.step(clock.instant());
        }
        listener.events.clear();

        clock.advance(Duration.ofMinutes(10));
        jobs.step(clock.instant());
        assertThat(metrics.health(SPS).orElseThrow().isWatched()).isTrue();

        poll(Duration.ofMinutes(40));
        assertThat(listener.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DeviationEvent.MetricUnwatched.class,
                        event -> assertThat(event.reason()).contains("should have come"));
    }

    @Test
    void a_key_of_an_integration_may_send_to_a_metric_that_names_none() {
        metrics.define(sentBy("", MetricSource.Reading.RATE), clock.instant());
        String csv = "name,timestamp,value\nstream_starts_total," + later(Duration.ZERO) + ",1\n";

        assertThat(send(IntegratedSender.KEY, csv))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.kept")
                .isEqualTo(1);
        assertThat(send("somebody-elses-key", csv)).hasStatus(404);
    }

    @Test
    void points_of_the_future_are_refused_and_shown() {
        metrics.define(sent(), clock.instant());

        var answer = send("timestamp,value\n" + later(Duration.ofHours(2)) + ",5\n");

        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.refused").isEqualTo(1);
        assertThat(page()).contains("A point came from the future, 7200 s ahead");
    }

    @Test
    void another_step_than_the_metrics_is_shown() {
        metrics.define(sent(), clock.instant());
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(5));
            send("timestamp,value\n" + later(Duration.ZERO) + "," + i * 300 + "\n");
            jobs.step(clock.instant());
        }

        assertThat(page()).contains("Points come every 300 s");
    }

    @Test
    void words_for_numbers_are_refused_to_the_sender() {
        metrics.define(sent(), clock.instant());

        assertThat(send("timestamp,value\n" + later(Duration.ZERO) + ",many\n"))
                .hasStatus(400)
                .bodyText()
                .contains("Line 2: value “many” is not a number");
        assertThat(page()).contains("What was sent was refused: Line 2: value “many”");
    }

    @Test
    void a_key_that_nobody_knows_is_refused() {
        assertThat(send("timestamp,value\n" + later(Duration.ZERO) + ",1\n")).hasStatus(404);
    }

    @Test
    void what_is_sent_becomes_samples() {
        metrics.define(sent(), clock.instant());
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMinutes(1));
            send("timestamp,value\n" + later(Duration.ZERO) + "," + (1000 + i * 120) + "\n");
            jobs.step(clock.instant());
        }

        assertThat(metrics.newest(SPS).orElseThrow().observed()).isEqualTo(2);
    }

    private String later(Duration by) {
        return clock.instant().plus(by).toString();
    }

    private MvcTestResult send(String csv) {
        return send(KEY, csv);
    }

    private MvcTestResult send(String key, String csv) {
        return pages.post()
                .uri("/intake/" + key + "/samples")
                .contentType(MediaType.parseMediaType("text/csv"))
                .content(csv)
                .exchange();
    }

    private void poll(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofMinutes(1));
            for (int round = 0; round < 60 && jobs.step(clock.instant()) > 0; round++) {
                assertThat(round).isLessThan(59);
            }
        }
    }

    private KeyMetric asked() {
        return KeyMetric.of(
                SPS,
                "Stream starts per second",
                new ServiceId("playback"),
                new MetricSource.Prometheus(
                        prometheus.address(), "sum(rate(x[1m]))", Duration.ofMinutes(1)));
    }

    private static KeyMetric sent() {
        return sent(MetricSource.Reading.RATE);
    }

    private static KeyMetric sent(MetricSource.Reading reading) {
        return sentBy(KEY, reading);
    }

    private static KeyMetric sentBy(String key, MetricSource.Reading reading) {
        return KeyMetric.of(
                SPS,
                "Stream starts per second",
                new ServiceId("playback"),
                new MetricSource.Push(
                        key,
                        SeriesSelector.parse("stream_starts_total"),
                        reading,
                        Duration.ofMinutes(1)));
    }

    /// Whoever keeps integrations; here one of a single key.
    private String page() {
        var answer =
                pages.get()
                        .uri("/key-metrics/sps")
                        .accept(MediaType.TEXT_HTML)
                        .with(people.signedIn("ana"))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return new String(
                answer.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
