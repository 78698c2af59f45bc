package dev.afterglow.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Writes the last messages of each integration and forgets what nobody will ask about again.
@Component
class IntakeJobs {

    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Captures captures;
    private final MessageStore store;
    private Instant forgetAgainAt = Instant.EPOCH;

    IntakeJobs(Captures captures, MessageStore store) {
        this.captures = captures;
        this.store = store;
    }

    /// Does all that is due at an instant.
    ///
    /// @return how many rows it wrote or removed
    public int step(Instant now) {
        int done = captures.flush();
        if (!now.isBefore(forgetAgainAt)) {
            forgetAgainAt = now.plus(Duration.ofHours(1));
            done += store.forget(now.minus(REMEMBERED));
        }
        return done;
    }

    /// The loop around the step.
    @Component
    @ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
    static class Loop {

        private final IntakeJobs jobs;
        private final InstantSource clock;

        Loop(IntakeJobs jobs, InstantSource clock) {
            this.jobs = jobs;
            this.clock = clock;
        }

        @Scheduled(fixedDelay = 1_000)
        void run() {
            jobs.step(clock.instant());
        }
    }
}
