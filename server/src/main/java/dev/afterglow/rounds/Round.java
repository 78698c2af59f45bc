package dev.afterglow.rounds;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// One piece of work that is done again and again on a virtual thread.
public final class Round implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final boolean enabled;
    private final Runnable last;
    private volatile @Nullable Thread thread;

    Round(String name, Duration pause, Runnable work, boolean enabled) {
        this(name, pause, work, enabled, () -> {});
    }

    private Round(String name, Duration pause, Runnable work, boolean enabled, Runnable last) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.enabled = enabled;
        this.last = last;
    }

    /// The same, and this once when it has ended.
    public Round andAtTheEnd(Runnable work) {
        return new Round(name, pause, this.work, enabled, work);
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::withoutEnd);
    }

    private void withoutEnd() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
            } catch (RuntimeException exception) {
                LOG.error("event=round-trouble round={} next=try-again", name, exception);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
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
            last.run();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
