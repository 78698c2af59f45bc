package dev.afterglow.incidents;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs [IncidentJobs] every five seconds.
@Component
@ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
class IncidentLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final IncidentJobs jobs;
    private final InstantSource clock;
    private volatile @Nullable Thread thread;

    IncidentLoop(IncidentJobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("incident-records").start(this::withoutEnd);
    }

    private void withoutEnd() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                jobs.step(clock.instant());
            } catch (RuntimeException exception) {
                LOG.error("event=incident-records-trouble next=try-again", exception);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
