package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Going through all samples of a metric takes long; nothing is held meanwhile, and what is changed
/// meanwhile counts.
@ServerTest
class UnheldSamplesTest {

    private static final Duration STEP = Duration.ofMinutes(1);
    private static final MetricId SPS = new MetricId("sps");
    private static final ServiceId PLAYBACK = new ServiceId("playback");

    @Autowired private Metrics metrics;
    @Autowired private MetricJobs jobs;
    @Autowired private MetricStore store;
    @Autowired private WatchStore watches;
    @Autowired private ReplayStore kept;
    @Autowired private Reporter reporter;
    @Autowired private Sources sources;
    @Autowired private MetricSettings settings;
    @Autowired private Services services;
    @Autowired private SettableClock clock;
    @Autowired private JdbcClient database;
    @Autowired private TransactionTemplate transaction;
    @Autowired private AutowireCapableBeanFactory beans;

    private final List<Boolean> held = new ArrayList<>();
    private FakePrometheus prometheus;

    @BeforeEach
    void four_weeks_have_been_read() throws IOException {
        prometheus = new FakePrometheus();
        prometheus.answers(Starts.fallingAt(Long.MAX_VALUE, 0));
        services.define(new Service(PLAYBACK, "Playback", null, Set.of()), clock.instant());
        metrics.define(sps(), clock.instant());
        readAll();
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Test
    void the_parts_of_a_long_past_are_all_samples_once_and_in_order() {
        List<Instant> times = new ArrayList<>();

        new SampleStore(database)
                .each(
                        number(),
                        Instant.EPOCH,
                        clock.instant(),
                        part -> {
                            assertThat(part).hasSizeLessThanOrEqualTo(20_000);
                            part.forEach(one -> times.add(one.at()));
                        });

        assertThat(times).hasSizeGreaterThan(40_000).isSorted().doesNotHaveDuplicates();
        assertThat(times)
                .hasSize(
                        database.sql("select count(*) from metrics.sample")
                                .query(Integer.class)
                                .single());
    }

    @Test
    void a_replay_holds_nothing_while_it_is_computed() {
        Replay replay = replays(() -> {}).replay(SPS, clock.instant()).orElseThrow();

        assertThat(held).containsExactly(false);
        assertThat(kept.kept(SPS, clock.instant())).contains(replay);
    }

    @Test
    void a_replay_of_a_metric_that_was_changed_meanwhile_is_not_kept() {
        replays(() -> metrics.define(sps().withPagesPerMonth(3), clock.instant()))
                .replay(SPS, clock.instant());

        assertThat(kept.kept(SPS, clock.instant())).isEmpty();
    }

    @Test
    void a_detector_is_taught_anew_while_nothing_is_held() {
        Watcher watcher = watcherWithoutDetector(() -> {});

        watcher.read(SPS, clock.instant());

        assertThat(held).containsExactly(false);
        assertThat(sinceLastSample()).isLessThan(STEP.multipliedBy(2));
        assertThat(metrics.health(SPS).orElseThrow().standing()).isEqualTo(Standing.NORMAL);
    }

    @Test
    void the_lease_is_renewed_while_a_detector_is_taught() {
        Watcher watcher =
                watcherWithoutDetector(() -> {
                    clock.advance(Watcher.LEASE.minusSeconds(1));
                    assertThat(claim("other")).isEmpty();
                });

        watcher.read(SPS, clock.instant());

        assertThat(sinceLastSample()).isLessThan(STEP.multipliedBy(3));
    }

    @Test
    void a_metric_that_is_changed_while_its_detector_is_taught_is_read_anew() {
        Instant before = metrics.newest(SPS).orElseThrow().at();
        Watcher watcher =
                watcherWithoutDetector(
                        () -> metrics.define(sps().withPagesPerMonth(3), clock.instant()));

        watcher.read(SPS, clock.instant());

        assertThat(metrics.newest(SPS).orElseThrow().at()).isEqualTo(before);
        readAll();
        assertThat(sinceLastSample()).isLessThan(STEP.multipliedBy(2));
    }

    private Duration sinceLastSample() {
        return Duration.between(metrics.newest(SPS).orElseThrow().at(), clock.instant());
    }

    /// It holds the metric, two minutes later.
    private Watcher watcherWithoutDetector(Runnable meanwhile) {
        clock.advance(STEP.multipliedBy(2));
        watches.forgetDetector(SPS);
        Watcher watcher =
                new Watcher(
                        watches,
                        samples(meanwhile),
                        reporter,
                        sources,
                        settings,
                        clock,
                        transaction);
        assertThat(claim(watcher.owner)).hasSize(1);
        return watcher;
    }

    private List<WatchStore.Due> claim(String owner) {
        return watches.claim(owner, clock.instant(), Watcher.LEASE, 10);
    }

    /// As the server makes it, with whatever is around its methods.
    private Replays replays(Runnable meanwhile) {
        Replays made = new Replays(watches, store, samples(meanwhile), kept, settings, transaction);
        return (Replays) beans.initializeBean(made, "replays that are watched");
    }

    /// The real samples; notes whether anything is held, and somebody acts after each part.
    private SampleStore samples(Runnable meanwhile) {
        return new SampleStore(database) {
            @Override
            void each(int metric, Instant from, Instant to, Consumer<List<Sample>> taker) {
                held.add(TransactionSynchronizationManager.isActualTransactionActive());
                super.each(
                        metric,
                        from,
                        to,
                        part -> {
                            taker.accept(part);
                            meanwhile.run();
                        });
            }
        };
    }

    private int number() {
        return watches.watch(SPS).orElseThrow().number();
    }

    private void readAll() {
        int rounds = 0;
        while (jobs.step(clock.instant()) > 0 && rounds < 100) {
            rounds++;
        }
        assertThat(rounds).isLessThan(100);
    }

    private KeyMetric sps() {
        return KeyMetric.of(
                SPS,
                "Stream starts per second",
                PLAYBACK,
                new MetricSource.Prometheus(
                        prometheus.address(), "sum(rate(stream_starts_total[1m]))", STEP));
    }
}
