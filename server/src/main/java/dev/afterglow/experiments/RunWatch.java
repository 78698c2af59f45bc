package dev.afterglow.experiments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at one run while it goes on: holds it for this server, and stops it when a rule says so. A
/// look that fails is a gap; so is a lease that was lost.
final class RunWatch {

    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_FAILURES = 3;

    private final Experiment experiment;
    private final Instant begunAt;
    private final Watched watched;
    private final Halt halt;
    private final InstantSource clock;
    private final Halt over = new Halt();
    private final List<AbortRules.Abort> aborts = new CopyOnWriteArrayList<>();

    /// What the watch asks and does.
    interface Watched {
        /// @return false when the run is no longer this server's
        boolean hold(Instant now);

        /// Why the run is halted, without the database.
        Optional<String> haltedByFile();

        AbortRules.Facts facts(Instant now);
    }

    RunWatch(
            Experiment experiment,
            Instant begunAt,
            Watched watched,
            Halt halt,
            InstantSource clock) {
        this.experiment = experiment;
        this.begunAt = begunAt;
        this.watched = watched;
        this.halt = halt;
        this.clock = clock;
    }

    /// Runs something and looks at it meanwhile. The first look is over before it begins: what
    /// happened while the run waited stops it before it does any harm.
    <T> T during(Supplier<T> run) {
        lookBefore();
        Thread looking = Thread.ofVirtual().name("experiment-watch").start(this::look);
        try {
            return run.get();
        } finally {
            over.ask("the run is over");
            join(looking);
        }
    }

    /// What stopped the run.
    Optional<AbortRules.Abort> abort() {
        return aborts.stream().findFirst();
    }

    private void lookBefore() {
        try {
            lookOnce().ifPresent(this::stop);
        } catch (RuntimeException trouble) {
            LOG.warn("event=experiment-watch-trouble experiment={}", experiment.id(), trouble);
            stop(new AbortRules.Abort(AbortRules.Kind.LOST, "the watch is blind"));
        }
    }

    private void look() {
        int failures = 0;
        while (over.reason().isEmpty()) {
            over.pause(PAUSE);
            try {
                lookOnce().ifPresent(this::stop);
                failures = 0;
            } catch (RuntimeException trouble) {
                failures++;
                LOG.warn(
                        "event=experiment-watch-trouble experiment={} failures={}",
                        experiment.id(),
                        failures,
                        trouble);
                if (failures >= MOST_FAILURES) {
                    stop(new AbortRules.Abort(AbortRules.Kind.LOST, "the watch is blind"));
                }
            }
        }
    }

    private Optional<AbortRules.Abort> lookOnce() {
        Instant now = clock.instant();
        Optional<String> file = watched.haltedByFile();
        if (file.isPresent()) {
            return Optional.of(new AbortRules.Abort(AbortRules.Kind.HALT, file.get()));
        }
        if (Duration.between(begunAt, now).toMinutes() > experiment.draft().mostMinutes()) {
            return Optional.of(new AbortRules.Abort(AbortRules.Kind.TIME, "its time is over"));
        }
        if (!watched.hold(now)) {
            return Optional.of(
                    new AbortRules.Abort(AbortRules.Kind.LOST, "another server holds the run"));
        }
        return AbortRules.decide(watched.facts(now), now);
    }

    /// The first reason counts.
    private void stop(AbortRules.Abort why) {
        if (aborts.isEmpty()) {
            aborts.add(why);
            halt.ask(why.reason());
        }
    }

    private static void join(Thread looking) {
        try {
            looking.join(LEASE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
