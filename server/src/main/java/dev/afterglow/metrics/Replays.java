package dev.afterglow.metrics;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Replays the kept samples of a metric through fresh detectors, one a budget: what it would have
/// paged for. Kept for an hour, because it takes seconds, at a step of one second tens.
@Service
public class Replays {

    private static final double[] BUDGETS = {0.25, 0.5, 1, 2, 4, 8, 15, 30};
    private static final Duration FRESH = Duration.ofHours(1);

    private final WatchStore watches;
    private final MetricStore metrics;
    private final SampleStore samples;
    private final ReplayStore replays;
    private final MetricSettings settings;
    private final TransactionOperations transaction;

    Replays(
            WatchStore watches,
            MetricStore metrics,
            SampleStore samples,
            ReplayStore replays,
            MetricSettings settings,
            TransactionOperations transaction) {
        this.watches = watches;
        this.metrics = metrics;
        this.samples = samples;
        this.replays = replays;
        this.settings = settings;
        this.transaction = transaction;
    }

    /// The replay of a metric; empty while it has too few samples to judge. Nothing is held while
    /// it is computed.
    public Optional<Replay> replay(MetricId id, Instant now) {
        Optional<Replay> kept = replays.kept(id, now.minus(FRESH));
        if (kept.isPresent()) {
            return kept;
        }
        Watch watch = watches.watch(id).orElse(null);
        if (watch == null) {
            return Optional.empty();
        }
        Optional<Replay> fresh = compute(watch, now);
        fresh.ifPresent(replay ->
                transaction.executeWithoutResult(status -> keep(watch.metric(), replay, now)));
        return fresh;
    }

    /// A replay of a metric that was changed meanwhile holds no longer.
    private void keep(KeyMetric metric, Replay replay, Instant now) {
        if (metrics.held(metric.id()).filter(metric::equals).isPresent()) {
            replays.keep(metric.id(), replay, now);
        }
    }

    private Optional<Replay> compute(Watch watch, Instant now) {
        KeyMetric metric = watch.metric();
        List<Run> runs =
                DoubleStream.concat(
                                DoubleStream.of(BUDGETS), DoubleStream.of(metric.pagesPerMonth()))
                        .distinct()
                        .sorted()
                        .mapToObj(budget -> new Run(metric.withPagesPerMonth(budget)))
                        .toList();
        samples.each(
                watch.number(),
                now.minus(settings.samples()),
                now,
                part -> runs.forEach(run -> part.forEach(run::take)));
        Instant from = runs.getFirst().from;
        Instant to = runs.getFirst().to;
        if (from == null || to == null) {
            return Optional.empty();
        }
        return Optional.of(new Replay(from, to, runs.stream().map(Run::setting).toList()));
    }

    /// One detector on its way through the past.
    private static final class Run {

        private final double budget;
        private final Detector detector;
        private final List<Instant> pages = new ArrayList<>();
        private int total;
        private @Nullable Instant from;
        private @Nullable Instant to;

        Run(KeyMetric metric) {
            budget = metric.pagesPerMonth();
            detector = Detector.of(metric.watching());
        }

        void take(Sample sample) {
            long at = sample.at().toEpochMilli();
            Verdict verdict = detector.next(at, sample.value());
            to = sample.at();
            if (from == null && !(verdict instanceof Verdict.Learning)) {
                from = sample.at();
            }
            if (verdict instanceof Verdict.Deviating deviating && deviating.since() == at) {
                total++;
                if (pages.size() < Replay.MOST_PAGES) {
                    pages.add(sample.at());
                }
            }
        }

        Replay.Setting setting() {
            return new Replay.Setting(budget, pages, total);
        }
    }
}
