package dev.afterglow.experiments;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs [ExperimentJobs] every second; at the end what runs is stopped and rolled back.
@Component
@ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
class ExperimentLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExperimentLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ExperimentJobs jobs;
    private final InstantSource clock;
    private volatile @Nullable Thread thread;

    ExperimentLoop(ExperimentJobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("experiments").start(this::withoutEnd);
    }

    private void withoutEnd() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                jobs.step(clock.instant());
            } catch (RuntimeException exception) {
                LOG.error("event=experiments-trouble next=try-again", exception);
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
            jobs.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
