package dev.afterglow.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks each second for suppressions that end, alerts that expire and heartbeats that are late.
///
/// Several servers may do so at once: each takes rows that no other has locked.
@Component
class AlertJobs {

    private static final int MOST_ROUNDS = 50;

    private static final int MOST_FORGOTTEN = 1_000;

    private final SilenceStore silences;
    private final Applying applying;
    private final AlertTimers timers;
    private final Heartbeats heartbeats;
    private final RetentionStore old;
    private final AlertSettings settings;

    AlertJobs(
            SilenceStore silences,
            Applying applying,
            AlertTimers timers,
            Heartbeats heartbeats,
            RetentionStore old,
            AlertSettings settings) {
        this.silences = silences;
        this.applying = applying;
        this.timers = timers;
        this.heartbeats = heartbeats;
        this.old = old;
        this.settings = settings;
    }

    /// Forgets what is older than [AlertSettings#keep].
    ///
    /// @return how many rows
    public int forget(Instant now) {
        Instant before = now.minus(settings.keep());
        return untilNone(at -> old.forgetAlerts(at, MOST_FORGOTTEN), before)
                + old.forgetPlans(before);
    }

    /// Does all that is due at an instant.
    ///
    /// @return how many rows it took
    public int step(Instant now) {
        return applySilences(now)
                + untilNone(timers::expire, now)
                + untilNone(timers::lookAgain, now)
                + untilNone(heartbeats::late, now);
    }

    /// Silences hide what was open before they began, each part by part.
    private int applySilences(Instant now) {
        List<UUID> begun = silences.toApply(now);
        begun.forEach(silence -> untilNone(at -> applying.goOn(silence, at) ? 1 : 0, now));
        return begun.size();
    }

    private static int untilNone(ToIntFunction<Instant> work, Instant now) {
        int done = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int taken = work.applyAsInt(now);
            done += taken;
            if (taken == 0) {
                return done;
            }
        }
        return done;
    }

    /// The loop around the step.
    @Component
    @ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
    static class Loop {

        private final AlertJobs jobs;
        private final InstantSource clock;

        Loop(AlertJobs jobs, InstantSource clock) {
            this.jobs = jobs;
            this.clock = clock;
        }

        @Scheduled(fixedDelay = 1_000)
        void run() {
            jobs.step(clock.instant());
        }

        @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
        void forget() {
            jobs.forget(clock.instant());
        }
    }
}
