package dev.afterglow.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.AfterglowServer;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.DeviationEvent;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.MetricSource;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.metrics.PushedPoint;
import dev.afterglow.metrics.RemoteWrite;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// A real Prometheus scrapes a small counter; the counter slows and a deviation opens; it recovers
/// and the deviation ends. The server runs by itself, in real time.
@SpringBootTest(
        classes = AfterglowServer.class,
        properties = {"afterglow.jobs.enabled=true", "afterglow.metrics.history=2h"})
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestPostgres.class)
@Import(PrometheusStory.Listener.class)
@DirtiesContext
class PrometheusStory {

    private static final int HISTORY = 7000;
    private static final MetricId STARTS = new MetricId("story-starts");

    @Autowired private Metrics metrics;
    @Autowired private Services services;
    @Autowired private InstantSource clock;
    @Autowired private Listener listener;

    @Test
    void the_counter_slows_and_a_deviation_opens_and_ends(@TempDir Path folder) throws Exception {
        try (StreamingCompany company = new StreamingCompany();
                PrometheusProcess prometheus =
                        new PrometheusProcess(folder, company, HISTORY, clock.instant())) {
            company.awaitScrapes(3);
            define(prometheus);
            // The series of the past fades out of the query after thirty seconds.
            company.awaitScrapes(40);

            company.startsPerSecond(400);
            Deviation opened =
                    ((DeviationEvent.Opened) listener.next(DeviationEvent.Opened.class, this))
                            .deviation();
            company.startsPerSecond(StreamingCompany.USUAL);
            listener.next(DeviationEvent.Ended.class, this);

            assertThat(opened.metric()).isEqualTo(STARTS);
            assertThat(opened.observed()).isLessThan(opened.low());
            assertThat(opened.expected()).isBetween(900.0, 1100.0);
            Program.until(
                    "its end is kept",
                    Duration.ofSeconds(30),
                    () -> !metrics.deviation(opened.id()).orElseThrow().isOpen());
            assertThat(series(company.written())).contains("stream_starts_total");
        }
    }

    private void define(PrometheusProcess prometheus) {
        ServiceId service = new ServiceId("story-playback");
        services.define(new Service(service, "Playback", null, Set.of()), clock.instant());
        MetricSource source =
                new MetricSource.Prometheus(
                        prometheus.address(),
                        "max(irate(stream_starts_total[30s]))",
                        Duration.ofSeconds(1));
        metrics.define(
                KeyMetric.of(STARTS, "Stream starts per second", service, source)
                        .withMeaning("people who pressed play and got a picture", "starts/s"),
                clock.instant());
    }

    private static List<String> series(List<byte[]> bodies) {
        return bodies.stream()
                .flatMap(body -> RemoteWrite.read(body, false).stream())
                .map(PushedPoint::name)
                .distinct()
                .toList();
    }

    static class Listener {

        private final BlockingQueue<DeviationEvent> events = new LinkedBlockingQueue<>();

        @EventListener
        void on(DeviationEvent event) {
            events.add(event);
        }

        DeviationEvent next(Class<? extends DeviationEvent> kind, PrometheusStory story)
                throws InterruptedException {
            for (int i = 0; i < 100; i++) {
                DeviationEvent event = events.poll(2, TimeUnit.MINUTES);
                if (event == null) {
                    break;
                }
                if (kind.isInstance(event)) {
                    return event;
                }
            }
            throw new AssertionError(
                    "No %s came within two minutes: %s, newest %s, odd %s"
                            .formatted(
                                    kind.getSimpleName(),
                                    story.metrics.health(STARTS),
                                    story.metrics.newest(STARTS),
                                    story.metrics.notes(STARTS)));
        }
    }
}
