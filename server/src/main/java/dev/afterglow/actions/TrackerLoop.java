package dev.afterglow.actions;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs [TrackerJobs] every two seconds, apart from what does not wait for others.
@Component
@ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
class TrackerLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TrackerLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TrackerJobs jobs;
    private final InstantSource clock;
    private volatile @Nullable Thread thread;

    TrackerLoop(TrackerJobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("trackers").start(this::withoutEnd);
    }

    private void withoutEnd() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                jobs.step(clock.instant());
            } catch (RuntimeException exception) {
                LOG.error("event=tracker-trouble next=try-again", exception);
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
