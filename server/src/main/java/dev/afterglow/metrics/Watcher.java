package dev.afterglow.metrics;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.DetectorState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Reads a metric that this server holds: asks its source, makes its detector ready, then stores
/// the samples, the detector's new state, the deviations and what follows from them in one
/// transaction.
@Component
class Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration HOUR = Duration.ofHours(1);

    /// Longer than a source may take for the two questions of one reading; short enough that
    /// another server goes on within thirty seconds.
    static final Duration LEASE = Duration.ofSeconds(25);

    /// Who holds the leases of this server.
    final String owner = UUID.randomUUID().toString();

    private final WatchStore watches;
    private final SampleStore samples;
    private final Reporter reporter;
    private final Sources sources;
    private final MetricSettings settings;
    private final InstantSource clock;
    private final TransactionOperations transaction;

    Watcher(
            WatchStore watches,
            SampleStore samples,
            Reporter reporter,
            Sources sources,
            MetricSettings settings,
            InstantSource clock,
            TransactionOperations transaction) {
        this.watches = watches;
        this.samples = samples;
        this.reporter = reporter;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Reads what has become readable since the last time, at most one window of it. Inside the
    /// transaction nothing is asked of the source, and no detector is taught.
    void read(MetricId id, Instant now) {
        Watch watch = watches.watch(id).orElse(null);
        if (watch == null) {
            return;
        }
        MetricSource source = watch.metric().source();
        Instant from = begin(watch, now);
        Instant newest = Sources.newest(source, now);
        if (from.isAfter(newest)) {
            watches.release(id, owner, Sources.readable(source, newest));
            return;
        }
        Window window = new Window(from, newest, source.step()).firstPart();
        SourceAnswer answer = ask(watch, window, newest);
        Reading reading = new Reading(watch, window, answer, detector(watch, answer, now));
        transaction.executeWithoutResult(status -> keep(reading, now));
    }

    /// What was read of a metric, as it was watched then.
    ///
    /// @param detector null when no sample came that it could judge
    private record Reading(
            Watch watch, Window window, SourceAnswer answer, @Nullable Detector detector) {}

    /// Before the past is asked for, one point is: a query that gives a thousand series would
    /// otherwise give thousands of points of each.
    private SourceAnswer ask(Watch watch, Window window, Instant newest) {
        MetricSource source = watch.metric().source();
        if (watch.lastSampleAt() == null && window.points() > 1) {
            SourceAnswer one = sources.read(source, new Window(newest, newest, source.step()));
            if (one instanceof SourceAnswer.Failed(Trouble trouble)
                    && trouble.kind() == Trouble.Kind.MANY_SERIES) {
                return one;
            }
        }
        return sources.read(source, window);
    }

    private Instant begin(Watch watch, Instant now) {
        Duration step = watch.metric().source().step();
        Instant next = Window.onGrid(watch.readUntil(), step).plus(step);
        Instant oldest = Window.onGrid(now.minus(settings.history()), step);
        return next.isBefore(oldest) ? oldest : next;
    }

    private void keep(Reading reading, Instant now) {
        MetricId id = reading.watch().metric().id();
        Watch watch = watches.locked(id, owner).orElse(null);
        if (watch == null) {
            return;
        }
        if (!watch.isLike(reading.watch())) {
            // It was changed meanwhile, and is read anew as it is now.
            watches.release(id, owner, now);
            return;
        }
        Window window = reading.window();
        Progress progress =
                switch (reading.answer()) {
                    case SourceAnswer.Failed(Trouble trouble) ->
                            withoutSamples(watch, window, trouble, now);
                    case SourceAnswer.Samples(List<Sample> read, List<Trouble> notes) -> {
                        notes.forEach(note -> watches.note(id, note, now));
                        Trouble trouble = notes.isEmpty() ? null : notes.getFirst();
                        Detector detector = reading.detector();
                        yield detector == null
                                ? unchanged(watch, window.to(), trouble, now)
                                : withSamples(watch, window, new Fresh(read, detector), now);
                    }
                };
        watches.advance(id, progress, now);
    }

    /// Samples, and the detector that judges them.
    private record Fresh(List<Sample> read, Detector detector) {}

    /// A query without a series has no value at these times; any other failure is asked again.
    private Progress withoutSamples(Watch watch, Window window, Trouble trouble, Instant now) {
        boolean empty = trouble.kind() == Trouble.Kind.NO_SERIES;
        if (empty && watch.readsHistory()) {
            return unchanged(watch, window.to(), null, now);
        }
        watches.note(watch.metric().id(), trouble, now);
        return unchanged(watch, empty ? window.to() : watch.readUntil(), trouble, now);
    }

    private Progress unchanged(
            Watch watch, Instant readUntil, @Nullable Trouble trouble, Instant now) {
        MetricSource source = watch.metric().source();
        Instant newest = Sources.newest(source, now);
        boolean more = readUntil.isAfter(watch.readUntil()) && readUntil.isBefore(newest);
        return new Progress(
                readUntil,
                watch.lastSampleAt(),
                watch.standing(),
                watch.stillLearning(),
                watch.detector(),
                watch.arrivals(),
                trouble,
                reporter.checkSilence(watch, Arrivals.of(watch), trouble, now),
                more ? now : Sources.readable(source, newest));
    }

    private Progress withSamples(Watch watch, Window window, Fresh fresh, Instant now) {
        KeyMetric metric = watch.metric();
        Detector detector = fresh.detector();
        List<Sample> read = fresh.read();
        KeptDeviation before = reporter.open(metric.id());
        Judging judging = new Judging(metric, detector, before == null ? null : before.course());
        Judging.Outcome outcome = judging.judge(read, watch.liveFrom());
        samples.add(watch.number(), outcome.judged());
        sumUpHours(watch, read);
        reporter.report(metric, before, outcome);
        Arrivals arrivals = Arrivals.of(watch);
        read.forEach(sample -> arrivals.arrived(sample.at()));
        Instant last = read.getLast().at();
        Instant newest = Sources.newest(metric.source(), now);
        return new Progress(
                window.to(),
                last,
                outcome.standing(),
                outcome.stillLearning(),
                detector.state().toBytes(),
                arrivals.saved(),
                null,
                reporter.checkSilence(watch, arrivals, null, now),
                window.to().isBefore(newest) ? now : Sources.readable(metric.source(), newest));
    }

    /// The detector as it was saved; where the state is missing or of an older version, one that
    /// has been taught with the samples that are kept. Null when there is nothing to judge.
    private @Nullable Detector detector(Watch watch, SourceAnswer answer, Instant now) {
        if (!(answer instanceof SourceAnswer.Samples read) || read.samples().isEmpty()) {
            return null;
        }
        byte[] saved = watch.detector();
        if (saved != null) {
            try {
                return Detector.from(watch.metric().watching(), DetectorState.fromBytes(saved));
            } catch (IllegalArgumentException e) {
                LOG.info("detector.taught metric={} why={}", watch.metric().id(), e.getMessage());
            }
        }
        return taught(watch, now);
    }

    /// Millions of samples may take longer than the lease, which is renewed on the way: else two
    /// servers would take the metric from each other, and neither ever judge it.
    private Detector taught(Watch watch, Instant now) {
        KeyMetric metric = watch.metric();
        Detector taught = Detector.of(metric.watching());
        samples.each(
                watch.number(),
                now.minus(settings.samples()),
                watch.readUntil(),
                part -> {
                    part.forEach(one -> taught.next(one.at().toEpochMilli(), one.value()));
                    watches.renew(metric.id(), owner, clock.instant().plus(LEASE));
                });
        return taught;
    }

    /// When a new hour began, what was read since the last sum is summed up.
    private void sumUpHours(Watch watch, List<Sample> read) {
        Instant first = read.getFirst().at();
        Instant last = read.getLast().at();
        Instant before = watch.lastSampleAt();
        Instant since = before == null ? first : before;
        if (!since.truncatedTo(ChronoUnit.HOURS).equals(last.truncatedTo(ChronoUnit.HOURS))
                || Duration.between(first, last).compareTo(HOUR) > 0) {
            samples.sumUpHours(watch.number(), since, last);
        }
    }
}
