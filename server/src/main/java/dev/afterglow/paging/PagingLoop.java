package dev.afterglow.paging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs what paging does by itself, without end: the timers each half second on two threads, and
/// the vigil on a thread of its own, which goes on when the timers do not.
@Component
@ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
class PagingLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PagingLoop.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration VIGIL = Duration.ofSeconds(30);
    private static final int TIMER_THREADS = 2;

    private final PagingJobs jobs;
    private final Vigil vigil;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isRunning;

    PagingLoop(PagingJobs jobs, Vigil vigil, InstantSource clock) {
        this.jobs = jobs;
        this.vigil = vigil;
        this.clock = clock;
    }

    @Override
    public void start() {
        isRunning = true;
        for (int number = 1; number <= TIMER_THREADS; number++) {
            run("paging-timers-" + number, TICK, () -> jobs.step(clock.instant()));
        }
        run("paging-vigil", VIGIL, () -> vigil.step(clock.instant()));
    }

    private void run(String name, Duration pause, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> withoutEnd(name, pause, work)));
    }

    private void withoutEnd(String name, Duration pause, Runnable work) {
        while (isRunning) {
            try {
                work.run();
            } catch (RuntimeException exception) {
                LOG.error("event=paging-trouble loop={} next=try-again", name, exception);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
