package dev.afterglow.patterns;

import dev.afterglow.people.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Lets the lenses look: when somebody asks, and by itself once a week. One run at a time over all
/// servers; a run whose server has gone begins anew.
@Component
class PatternJobs {

    static final Duration EVERY = Duration.ofDays(7);
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Actor SELF = new Actor.OfSystem("patterns");
    private static final Logger LOG = LoggerFactory.getLogger(PatternJobs.class);

    private final Patterns patterns;
    private final RunStore runs;
    private final FindingStore findings;
    private final RecordedHistory history;
    private final Results results;
    private final InstantSource clock;
    private final boolean enabled;
    private final String owner = UUID.randomUUID().toString();

    PatternJobs(
            Patterns patterns,
            RunStore runs,
            FindingStore findings,
            RecordedHistory history,
            Results results,
            InstantSource clock,
            @Value("${afterglow.jobs.enabled:true}") boolean enabled) {
        this.patterns = patterns;
        this.runs = runs;
        this.findings = findings;
        this.history = history;
        this.results = results;
        this.clock = clock;
        this.enabled = enabled;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT2S")
    void look() {
        if (enabled) {
            try {
                step(clock.instant());
            } catch (RuntimeException e) {
                LOG.error("patterns.look failed, tried again in 2 s", e);
            }
        }
    }

    /// Works on the run that waits, to its end; asks for one itself when the last is a week old.
    ///
    /// @return how many runs were worked on, none or one
    public int step(Instant now) {
        Optional<Run> newest = patterns.newest();
        if (newest.isEmpty() || newest.get().askedAt().isBefore(now.minus(EVERY))) {
            patterns.ask(SELF, now);
        }
        Optional<Long> claimed = runs.claim(owner, now, LEASE);
        claimed.ifPresent(run -> work(run, now));
        return claimed.isPresent() ? 1 : 0;
    }

    private void work(long run, Instant now) {
        try {
            History recorded = history.read(now);
            PatternRun.Settings settings = PatternRun.Settings.seeded(run);
            Progress watched = new Watched(run);
            Answer answer = PatternRun.of(recorded, settings, watched);
            List<TestedAlone> alone = alone(recorded, settings, watched);
            results.keep(new Results.Found(run, owner, recorded, answer, alone), clock.instant());
            LOG.info(
                    "patterns.done run={} incidents={} looks={}",
                    run,
                    answer.coverage().incidents(),
                    answer.findings().size());
        } catch (CancellationException cancelled) {
            runs.end(
                    run, owner, new RunStore.Ended(Run.State.CANCELLED, "", null), clock.instant());
            LOG.info("patterns.cancelled run={}", run);
        } catch (RuntimeException e) {
            LOG.error("patterns.failed run={}", run, e);
            runs.end(
                    run,
                    owner,
                    new RunStore.Ended(Run.State.FAILED, String.valueOf(e.getMessage()), null),
                    clock.instant());
        }
    }

    /// Each frozen pattern by itself, on the incidents that came after it was seen.
    private List<TestedAlone> alone(
            History recorded, PatternRun.Settings settings, Progress watched) {
        List<TestedAlone> tested = new ArrayList<>();
        findings.frozen()
                .forEach((pattern, since) ->
                        PatternRun.of(
                                        recorded.since(since),
                                        settings.only(Set.of(pattern)),
                                        new Quiet(watched))
                                .findings()
                                .forEach(finding -> tested.add(new TestedAlone(since, finding))));
        return tested;
    }

    /// Hears when to stop and tells nothing.
    private record Quiet(Progress watched) implements Progress {
        @Override
        public void at(String lens, int done, int of) {}

        @Override
        public boolean isCancelled() {
            return watched.isCancelled();
        }
    }

    /// Tells how far the run is, holds its lease, and hears when it is to stop.
    private final class Watched implements Progress {

        private static final Duration PAUSE = Duration.ofMillis(500);

        private final long run;
        private Run.Where where = new Run.Where("", 0, 0);
        private Instant asked = Instant.EPOCH;
        private boolean stopped;

        private Watched(long run) {
            this.run = run;
        }

        @Override
        public void at(String lens, int done, int of) {
            where = new Run.Where(lens, done, of);
            tell(clock.instant());
        }

        @Override
        public boolean isCancelled() {
            Instant now = clock.instant();
            if (Duration.between(asked, now).compareTo(PAUSE) > 0) {
                tell(now);
            }
            return stopped;
        }

        private void tell(Instant now) {
            asked = now;
            stopped = !runs.advance(run, owner, where, now.plus(LEASE));
        }
    }
}
