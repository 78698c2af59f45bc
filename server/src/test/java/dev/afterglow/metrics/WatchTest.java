package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.detectors.Detector;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class WatchTest {

    static final Duration STEP = Duration.ofMinutes(1);
    static final MetricId SPS = new MetricId("sps");

    @Autowired private Metrics metrics;
    @Autowired private MetricJobs jobs;
    @Autowired private WatchStore watches;
    @Autowired private Services services;
    @Autowired private SettableClock clock;
    @Autowired private HeardDeviations listener;

    private FakePrometheus prometheus;

    @BeforeEach
    void start() throws IOException {
        prometheus = new FakePrometheus();
        listener.events.clear();
        listener.fails = false;
        services.define(
                new Service(new ServiceId("playback"), "Playback", null, Set.of()),
                clock.instant());
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Test
    void history_is_read_first_and_teaches_the_detector() {
        prometheus.answers(Starts.fallingAt(Long.MAX_VALUE, 0));
        metrics.define(sps(), clock.instant());

        pollUntilNothingIsDue();

        Health health = metrics.health(SPS).orElseThrow();
        assertThat(health.standing()).isEqualTo(Standing.NORMAL);
        assertThat(health.readsHistory()).isFalse();
        Judged newest = metrics.newest(SPS).orElseThrow();
        assertThat(newest.low()).isLessThan(newest.observed());
        assertThat(newest.high()).isGreaterThan(newest.observed());
        assertThat(listener.events).isEmpty();
    }

    @Test
    void a_fall_opens_a_deviation_that_grows_and_ends_once() {
        long fall = clock.instant().plus(Duration.ofMinutes(5)).getEpochSecond();
        long rise = fall + 1200;
        prometheus.answers(at ->
                (at >= rise
                                ? Starts.fallingAt(Long.MAX_VALUE, 0)
                                : Starts.fallingAt(fall, Math.min(0.4, (at - fall) / 2000.0 + 0.1)))
                        .apply(at));
        metrics.define(sps(), clock.instant());
        pollUntilNothingIsDue();

        poll(Duration.ofMinutes(60));

        assertThat(listener.events.getFirst()).isInstanceOf(DeviationEvent.Opened.class);
        assertThat(listener.events).hasAtLeastOneElementOfType(DeviationEvent.Grew.class);
        assertThat(listener.events.getLast()).isInstanceOf(DeviationEvent.Ended.class);
        Deviation deviation = metrics.deviationsOf(SPS, SettableClock.START).getFirst();
        assertThat(metrics.deviationsOf(SPS, SettableClock.START)).hasSize(1);
        assertThat(deviation.isOpen()).isFalse();
        assertThat(deviation.affected().noun()).isEqualTo("starts");
        assertThat(deviation.affected().count())
                .isBetween(deviation.affected().low(), deviation.affected().high());
    }

    @Test
    void saving_after_each_sample_changes_nothing_of_the_future() {
        prometheus.answers(Starts.fallingAt(Long.MAX_VALUE, 0));
        metrics.define(sps(), clock.instant());
        pollUntilNothingIsDue();
        poll(Duration.ofMinutes(30));
        List<Judged> polled =
                metrics.samples(
                        SPS, clock.instant().minus(STEP.multipliedBy(30)), clock.instant(), 100);

        List<Judged> inOneGo = judgedWithoutSaving(polled.getLast().at());

        assertThat(polled)
                .hasSizeGreaterThan(25)
                .allSatisfy(one -> {
                    Judged same =
                            inOneGo.stream()
                                    .filter(other -> other.at().equals(one.at()))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat((float) same.expected()).isEqualTo((float) one.expected());
                    assertThat((float) same.score()).isEqualTo((float) one.score());
                });
    }

    private List<Judged> judgedWithoutSaving(Instant to) {
        Instant from =
                Window.onGrid(SettableClock.START.minus(Duration.ofDays(28)), STEP).plus(STEP);
        List<Sample> samples = new ArrayList<>();
        for (Instant at = from; !at.isAfter(to); at = at.plus(STEP)) {
            String value = Starts.fallingAt(Long.MAX_VALUE, 0).apply(at.getEpochSecond());
            samples.add(new Sample(at, Double.parseDouble(value)));
        }
        Detector detector = Detector.of(sps().watching());
        return new Judging(sps(), detector, null).judge(samples, to.plusSeconds(1)).judged();
    }

    @Test
    void a_metric_is_read_by_one_server_at_a_time() {
        prometheus.answers(Starts.fallingAt(Long.MAX_VALUE, 0));
        metrics.define(sps(), clock.instant());
        Duration lease = Duration.ofMinutes(1);

        assertThat(watches.claim("one", clock.instant(), lease, 10)).hasSize(1);
        assertThat(watches.claim("other", clock.instant(), lease, 10)).isEmpty();
        clock.advance(lease);
        assertThat(watches.claim("other", clock.instant(), lease, 10)).hasSize(1);
        assertThat(watches.locked(SPS, "one")).isEmpty();
    }

    @Test
    void a_metric_that_does_not_page_keeps_its_deviations_to_itself() {
        long fall = clock.instant().plus(Duration.ofMinutes(5)).getEpochSecond();
        prometheus.answers(Starts.fallingAt(fall, 0.3));
        metrics.define(sps().withPages(false), clock.instant());
        pollUntilNothingIsDue();

        poll(Duration.ofMinutes(20));

        assertThat(metrics.openDeviations()).hasSize(1);
        assertThat(listener.events).isEmpty();

        metrics.define(sps().withPages(true), clock.instant());
        poll(Duration.ofMinutes(2));

        assertThat(listener.events.getFirst()).isInstanceOf(DeviationEvent.Opened.class);
    }

    @Test
    void a_listener_that_fails_undoes_the_sample() {
        long fall = clock.instant().plus(Duration.ofMinutes(2)).getEpochSecond();
        prometheus.answers(Starts.fallingAt(fall, 0.4));
        metrics.define(sps(), clock.instant());
        pollUntilNothingIsDue();
        listener.fails = true;

        clock.advance(Duration.ofMinutes(5));
        jobs.step(clock.instant());

        assertThat(metrics.openDeviations()).isEmpty();
        assertThat(metrics.newest(SPS).orElseThrow().at())
                .isBefore(clock.instant().minus(Duration.ofMinutes(4)));

        listener.fails = false;
        clock.advance(Duration.ofMinutes(1));
        pollUntilNothingIsDue();

        assertThat(metrics.openDeviations()).hasSize(1);
        assertThat(listener.events).hasSize(1);
    }

    private void pollUntilNothingIsDue() {
        int rounds = 0;
        while (jobs.step(clock.instant()) > 0 && rounds < 100) {
            rounds++;
        }
        assertThat(rounds).isLessThan(100);
    }

    private void poll(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(STEP);
            pollUntilNothingIsDue();
        }
    }

    private KeyMetric sps() {
        return KeyMetric.of(
                        SPS,
                        "Stream starts per second",
                        new ServiceId("playback"),
                        new MetricSource.Prometheus(
                                prometheus.address(), "sum(rate(stream_starts_total[1m]))", STEP))
                .withMeaning("people who pressed play and got a picture", "starts/s");
    }
}
