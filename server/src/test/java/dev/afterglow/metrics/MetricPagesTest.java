package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class MetricPagesTest {

    @Autowired private Metrics metrics;
    @Autowired private MetricJobs jobs;
    @Autowired private Services services;
    @Autowired private SettableClock clock;
    @Autowired private MockMvcTester pages;

    @Autowired private TestPeople people;

    private FakePrometheus prometheus;

    @BeforeEach
    void start() throws IOException {
        people.person("ana");
        prometheus = new FakePrometheus();
        services.define(
                new Service(new ServiceId("playback"), "Playback", null, Set.of()),
                clock.instant());
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Test
    void an_empty_house_says_what_to_begin_with() {
        assertThat(page("/key-metrics")).contains("Nothing is watched yet", "/key-metrics/new");
    }

    @Test
    void a_fallen_metric_is_shown_with_its_band_and_what_is_missing() {
        long fall = clock.instant().plus(Duration.ofMinutes(5)).getEpochSecond();
        prometheus.answers(Starts.fallingAt(fall, 0.18));
        metrics.define(sps(), clock.instant());
        poll(30);

        String all = page("/key-metrics");
        String one = page("/key-metrics/sps");

        assertThat(all).contains("Stream starts per second is outside its band");
        assertThat(one).contains("is below its band", "missing starts", "class=\"band\"");
        for (String range : new String[] {"week", "month", "year", "years", "hours"}) {
            assertThat(page("/key-metrics/sps?range=" + range)).contains("aria-current=\"page\"");
        }
    }

    @Test
    void a_deviation_says_where_it_lies_and_takes_feedback() {
        long fall = clock.instant().plus(Duration.ofMinutes(5)).getEpochSecond();
        prometheus.answersParts("by (country, device)", Starts.byCountryAndDevice(fall));
        prometheus.answers(Starts.total(fall));
        metrics.define(
                sps().withBreakdown("sum by (country, device) (rate(stream_starts_total[1m]))"),
                clock.instant());
        poll(30);

        String open = page("/deviations/1");
        var said =
                pages.post()
                        .uri("/deviations/1/feedback")
                        .param("feedback", "REAL")
                        .with(people.signedIn("ana"))
                        .exchange();

        assertThat(open).contains("left its band at", "es, tv", "missing starts");
        assertThat(said).hasStatus(303);
        assertThat(page("/deviations/1")).contains("Somebody said that this was real.");
    }

    @Test
    void an_unknown_metric_is_not_found() {
        assertThat(get("/key-metrics/none")).hasStatus(404);
        assertThat(get("/key-metrics/Not%20a%20slug")).hasStatus(404);
    }

    private void poll(int minutes) {
        for (int minute = 0; minute <= minutes; minute++) {
            for (int round = 0; round < 50 && jobs.step(clock.instant()) > 0; round++) {
                assertThat(round).isLessThan(49);
            }
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private KeyMetric sps() {
        return KeyMetric.of(
                        new MetricId("sps"),
                        "Stream starts per second",
                        new ServiceId("playback"),
                        new MetricSource.Prometheus(
                                prometheus.address(),
                                "sum(rate(stream_starts_total[1m]))",
                                Duration.ofMinutes(1)))
                .withMeaning("people who pressed play and got a picture", "starts/s");
    }

    private String page(String address) {
        var answer = get(address);
        assertThat(answer).hasStatusOk();
        return new String(
                answer.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult get(String address) {
        return pages.get()
                .uri(java.net.URI.create(address))
                .accept(MediaType.TEXT_HTML)
                .with(people.signedIn("ana"))
                .exchange();
    }
}
