package dev.afterglow.experiments;

import dev.afterglow.metrics.MetricId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Works on runs: takes one that waits, plays it while a watch looks, and rolls back what a server
/// that has gone left behind.
@Component
class ExperimentJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ExperimentJobs.class);
    private static final int MOST_PROGRESS = 20_000;
    private static final int TRIES_TO_KEEP = 60;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    /// What the gates said is worth nothing any more after so long.
    private static final Duration MOST_WAIT = Duration.ofMinutes(2);

    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private final ExperimentStore store;
    private final RunStore runs;
    private final Situation situation;
    private final Recovery recovery;
    private final InstantSource clock;
    private final String owner = UUID.randomUUID().toString();
    private final Map<Long, Work> working = new ConcurrentHashMap<>();

    ExperimentJobs(
            ExperimentStore store,
            RunStore runs,
            Situation situation,
            Recovery recovery,
            InstantSource clock) {
        this.store = store;
        this.runs = runs;
        this.situation = situation;
        this.recovery = recovery;
        this.clock = clock;
    }

    private record Work(Thread thread, Halt halt) {}

    /// One pass.
    void step(Instant now) {
        Instant until = now.plus(RunWatch.LEASE);
        runs.claimLost(owner, now, until)
                .filter(run -> !working.containsKey(run))
                .ifPresent(run -> begin(run, true));
        runs.expire(now.minus(MOST_WAIT), now);
        runs.claim(owner, until).ifPresent(run -> begin(run, false));
        recovery.look(now);
    }

    /// Waits until what this server works on is over.
    void await() {
        working.values().forEach(work -> join(work.thread(), Duration.ofMinutes(1)));
    }

    /// Stops what this server works on, and waits for its rollbacks.
    void stop() {
        working.values().forEach(work -> work.halt().ask("the server stops"));
        working.values().forEach(work -> join(work.thread(), TO_STOP));
    }

    private void begin(long run, boolean isLost) {
        Halt halt = new Halt();
        Thread thread =
                Thread.ofVirtual()
                        .name("experiment-run-" + run)
                        .unstarted(() -> work(run, isLost, halt));
        working.put(run, new Work(thread, halt));
        thread.start();
    }

    private void work(long run, boolean isLost, Halt halt) {
        try {
            Run kept = runs.find(run).orElseThrow();
            Experiment experiment = store.find(kept.line().experiment()).orElseThrow();
            LOG.info("event=experiment-run run={} experiment={}", run, experiment.id());
            keep(run, isLost ? undone(experiment, halt) : played(kept, experiment, halt));
        } catch (RuntimeException trouble) {
            LOG.error("event=experiment-run-broken run={} next=rolled-back-later", run, trouble);
        } finally {
            working.remove(run);
        }
    }

    private RunStore.Over played(Run run, Experiment experiment, Halt halt) {
        Progress progress = new Progress();
        Instant begunAt = clock.instant();
        RunWatch watch =
                new RunWatch(
                        experiment,
                        begunAt,
                        watched(run, experiment, begunAt, progress),
                        halt,
                        clock);
        RunResult result = watch.during(() -> runner(experiment, halt, progress).run());
        return over(result, watch.abort().map(abort -> abort.kind().word()), halt, progress);
    }

    private RunStore.Over undone(Experiment experiment, Halt halt) {
        Progress progress = new Progress();
        RunResult result =
                runner(experiment, halt, progress).undo("the server that ran it has gone");
        return over(result, Optional.of(AbortRules.Kind.LOST.word()), halt, progress);
    }

    private static RunStore.Over over(
            RunResult result, Optional<String> stoppedBy, Halt halt, Progress progress) {
        return new RunStore.Over(
                result.finding(),
                halt.reason().isPresent() ? stoppedBy.orElse(AbortRules.Kind.HALT.word()) : null,
                result.isLeftBehind(),
                progress.text(),
                result.journal().toString());
    }

    private Runner runner(Experiment experiment, Halt halt, Progress progress) {
        List<String> hosts =
                store.agreement(experiment.draft().service())
                        .map(Agreement::hosts)
                        .orElse(List.of());
        return switch (ExperimentFile.read(experiment.draft().file())) {
            case ExperimentReading.Refused(var mistakes) ->
                    throw new IllegalStateException(experiment.id() + ": " + mistakes);
            case ExperimentReading.Accepted(ExperimentFile file) ->
                    new Runner(
                            file,
                            Gates.surroundings(hosts),
                            RunOptions.of(file.document()),
                            clock,
                            halt,
                            progress::add);
        };
    }

    private RunWatch.Watched watched(
            Run kept, Experiment experiment, Instant begunAt, Progress progress) {
        long run = kept.line().id();
        List<MetricId> named = experiment.draft().metrics();
        Duration most = Duration.ofMinutes(experiment.draft().mostMinutes());
        return new RunWatch.Watched() {
            @Override
            public boolean hold(Instant now) {
                return runs.hold(run, owner, now.plus(RunWatch.LEASE), progress.text());
            }

            @Override
            public Optional<String> haltedByFile() {
                return situation.haltedByFile();
            }

            @Override
            public AbortRules.Facts facts(Instant now) {
                return new AbortRules.Facts(
                        begunAt,
                        most,
                        runs.haltAsked(run).or(situation::halted),
                        situation.openIncidents(kept.line().askedAt()),
                        situation.metrics(named, now));
            }
        };
    }

    /// The database may be away just now: the result is kept when it is back.
    private void keep(long run, RunStore.Over over) {
        for (int tries = 1; tries <= TRIES_TO_KEEP; tries++) {
            try {
                if (!runs.over(run, owner, over, clock.instant())) {
                    LOG.warn("event=experiment-not-kept run={} reason=another-has-it", run);
                }
                return;
            } catch (RuntimeException away) {
                LOG.warn("event=experiment-not-kept run={} next=try-again", run, away);
                try {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void join(Thread thread, Duration most) {
        try {
            thread.join(most);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lines of what a run did, from several threads.
    private static final class Progress {
        private final StringBuilder lines = new StringBuilder();

        synchronized void add(String line) {
            if (lines.length() + line.length() < MOST_PROGRESS) {
                lines.append(line).append('\n');
            }
        }

        synchronized String text() {
            return lines.toString();
        }
    }
}
