package dev.afterglow.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads every metric that is due, as many at once as the settings allow, and forgets old samples.
/// Several servers share the work: each claims rows that nobody holds.
@Component
class MetricJobs implements SmartLifecycle {

    /// The name of the timer of how late samples are judged.
    static final String LAG = "afterglow.metrics.lag";

    private static final Logger LOG = LoggerFactory.getLogger(MetricJobs.class);

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);
    private static final Duration POINTS_KEPT = Duration.ofHours(6);
    private static final int CLEANED_AT_ONCE = 50_000;

    private final WatchStore watches;
    private final SampleStore samples;
    private final PushStore pushes;
    private final Watcher watcher;
    private final Breakdowns breakdowns;
    private final MetricSettings settings;
    private final InstantSource clock;
    private final boolean enabled;
    private final Semaphore free;
    private final Timer lag;
    private volatile CountDownLatch stop = new CountDownLatch(0);

    MetricJobs(
            WatchStore watches,
            SampleStore samples,
            PushStore pushes,
            Watcher watcher,
            Breakdowns breakdowns,
            MetricSettings settings,
            InstantSource clock,
            MeterRegistry meters,
            @Value("${afterglow.jobs.enabled:true}") boolean enabled) {
        this.watches = watches;
        this.samples = samples;
        this.pushes = pushes;
        this.watcher = watcher;
        this.breakdowns = breakdowns;
        this.settings = settings;
        this.clock = clock;
        this.enabled = enabled;
        this.free = new Semaphore(settings.atOnce());
        this.lag =
                Timer.builder(LAG)
                        .description("From when a sample could be read until it was stored")
                        .publishPercentiles(0.5, 0.99)
                        .register(meters);
    }

    /// Reads what is due and waits until it is read.
    ///
    /// @return how many metrics were read
    int step(Instant now) {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> begun = begin(readers, now);
            for (Future<?> reading : begun) {
                reading.get();
            }
            return begun.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading key metrics failed", e);
        }
    }

    private List<Future<?>> begin(ExecutorService readers, Instant now) {
        int places = free.drainPermits();
        List<WatchStore.Due> due;
        try {
            due =
                    places == 0
                            ? List.of()
                            : watches.claim(watcher.owner, now, Watcher.LEASE, places);
        } catch (RuntimeException e) {
            free.release(places);
            throw e;
        }
        free.release(places - due.size());
        List<Future<?>> begun = new ArrayList<>();
        for (WatchStore.Due one : due) {
            begun.add(readers.submit(() -> read(one, now)));
        }
        return begun;
    }

    private void read(WatchStore.Due due, Instant now) {
        MetricId metric = due.metric();
        try {
            watcher.read(metric, now);
            lag.record(Duration.between(due.since(), clock.instant()));
            breakdowns.look(metric, now);
        } catch (RuntimeException e) {
            LOG.error("metric.unread metric={} next={} why=", metric, now.plus(RETRY), e);
            watches.release(metric, watcher.owner, now.plus(RETRY));
        } finally {
            free.release();
        }
    }

    /// Forgets samples and hours that were kept long enough, a bounded number at once.
    int clean(Instant now) {
        return samples.forgetBefore(now.minus(settings.samples()), CLEANED_AT_ONCE)
                + samples.forgetHoursBefore(now.minus(settings.hours()))
                + pushes.forgetBefore(now.minus(POINTS_KEPT));
    }

    @Override
    public void start() {
        if (enabled) {
            stop = new CountDownLatch(1);
            Thread.ofVirtual().name("metrics").start(this::run);
        }
    }

    private void run() {
        Instant cleaned = clock.instant();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (stop.getCount() > 0) {
                Instant now = clock.instant();
                int begun = attempt("read", () -> begin(readers, now).size());
                awaitWork(begun > 0);
                if (Duration.between(cleaned, now).compareTo(BETWEEN_CLEANINGS) >= 0) {
                    cleaned = now;
                    attempt("clean", () -> clean(now));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// More may be due than there were places: then the next free place is enough to go on.
    private void awaitWork(boolean mayBeMore) throws InterruptedException {
        if (!mayBeMore) {
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } else if (free.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release();
        }
    }

    /// The database may be away; the loop outlives it.
    private static int attempt(String what, IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (RuntimeException e) {
            LOG.error("metrics.{} failed, tried again in {} ms", what, PAUSE.toMillis(), e);
            return 0;
        }
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }
}
