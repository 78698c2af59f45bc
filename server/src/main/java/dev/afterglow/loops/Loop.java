package dev.afterglow.loops;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// One piece of work that is done again and again on a virtual thread.
public final class Loop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final boolean enabled;
    private final Runnable last;
    private volatile @Nullable Thread thread;

    Loop(String name, Duration pause, Runnable work, boolean enabled) {
        this(name, pause, work, enabled, () -> {});
    }

    private Loop(String name, Duration pause, Runnable work, boolean enabled, Runnable last) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.enabled = enabled;
        this.last = last;
    }

    /// The same, and this once when it has ended.
    public Loop andAtTheEnd(Runnable work) {
        return new Loop(name, pause, this.work, enabled, work);
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public void start() {
        Thread begun = Thread.ofVirtual().name(name).unstarted(this::withoutEnd);
        thread = begun;
        begun.start();
    }

    /// Ends when it is stopped, even if the work swallowed the interruption.
    private void withoutEnd() {
        while (Thread.currentThread().equals(thread)) {
            try {
                work.run();
            } catch (RuntimeException exception) {
                LOG.error("event=loop-trouble loop={} next=try-again", name, exception);
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
            thread = null;
            running.interrupt();
            last.run();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
