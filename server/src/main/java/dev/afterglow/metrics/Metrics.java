package dev.afterglow.metrics;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: key metrics, how they are being read, and their deviations.
@Service
public class Metrics {

    private static final Actor CONFIGURATION = new Actor.OfSystem("configuration");
    private static final int MOST_DEVIATIONS = 1_000;

    private final MetricStore metrics;
    private final WatchStore watches;
    private final SampleStore samples;
    private final DeviationStore deviations;
    private final ReplayStore replays;
    private final Reporter reporter;
    private final Services services;
    private final Audit audit;
    private final MetricSettings settings;

    Metrics(
            MetricStore metrics,
            WatchStore watches,
            SampleStore samples,
            DeviationStore deviations,
            ReplayStore replays,
            Reporter reporter,
            Services services,
            Audit audit,
            MetricSettings settings) {
        this.metrics = metrics;
        this.watches = watches;
        this.samples = samples;
        this.deviations = deviations;
        this.replays = replays;
        this.reporter = reporter;
        this.services = services;
        this.audit = audit;
        this.settings = settings;
    }

    /// All key metrics, by name.
    public List<KeyMetric> all() {
        return metrics.all();
    }

    public Optional<KeyMetric> metric(MetricId id) {
        return metrics.metric(id);
    }

    /// A metric that a deviation names; one that was removed is answered as it last was.
    ///
    /// @throws java.util.NoSuchElementException when there never was one of that name
    public KeyMetric metricOrRemoved(MetricId id) {
        return metrics.metricOrRemoved(id).orElseThrow();
    }

    /// How each metric is being read, in no order.
    public List<Health> healths() {
        return watches.healths();
    }

    public Optional<Health> health(MetricId id) {
        return watches.health(id);
    }

    /// What has ever been odd about a metric's source, newest first, one line a kind.
    public List<SourceNote> notes(MetricId id) {
        return watches.notes(id);
    }

    /// Creates or changes a key metric as the configuration says.
    @Transactional
    public void define(KeyMetric metric, Instant now) {
        define(metric, CONFIGURATION, now);
    }

    /// Creates or changes a key metric. One with another source or step begins anew: its samples
    /// are forgotten, its history is read. Throws an [IllegalArgumentException] for an unknown
    /// service.
    @Transactional
    public void define(KeyMetric metric, Actor actor, Instant now) {
        if (services.service(metric.service()).isEmpty()) {
            throw new IllegalArgumentException(
                    "Key metric "
                            + metric.id()
                            + " belongs to service "
                            + metric.service()
                            + ", which is not known here");
        }
        KeyMetric before = metrics.metric(metric.id()).orElse(null);
        if (metric.equals(before)) {
            return;
        }
        if (before == null || !before.source().equals(metric.source())) {
            beginAnew(before, metric, now);
        } else {
            change(before, metric, now);
        }
        replays.forget(metric.id());
        String verb = before == null ? "metric.created" : "metric.changed";
        audit.record(actor, new Audit.Act(verb, "metric:" + metric.id(), metric.name()), now);
    }

    private void beginAnew(
            @org.jspecify.annotations.Nullable KeyMetric before, KeyMetric metric, Instant now) {
        if (before != null) {
            end(before, now);
        }
        metrics.define(metric, now);
        samples.forget(metric.id());
        MetricSource source = metric.source();
        Instant live = Sources.newest(source, now);
        Instant from =
                Sources.hasHistory(source)
                        ? Window.onGrid(now.minus(settings.history()), source.step())
                        : live.minus(source.step());
        watches.begin(metric.id(), from, live, now);
    }

    private void change(KeyMetric before, KeyMetric metric, Instant now) {
        if (before.pages() && !metric.pages()) {
            reporter.stopPaging(before.id());
            watches.health(before.id())
                    .ifPresent(health -> reporter.forgetSilence(before, health, now));
        }
        metrics.define(metric, now);
        if (!before.watching().shape().equals(metric.watching().shape())) {
            watches.forgetDetector(metric.id());
        }
    }

    private void end(KeyMetric metric, Instant now) {
        reporter.close(metric, now);
        watches.health(metric.id())
                .ifPresent(health -> reporter.forgetSilence(metric, health, now));
    }

    /// Stops to watch a metric; its deviations stay. False when there is none of that name.
    @Transactional
    public boolean remove(MetricId id, Actor actor, Instant now) {
        KeyMetric metric = metrics.metric(id).orElse(null);
        if (metric == null) {
            return false;
        }
        end(metric, now);
        metrics.remove(id, now);
        audit.record(actor, new Audit.Act("metric.removed", "metric:" + id, metric.name()), now);
        return true;
    }

    public Optional<Deviation> deviation(DeviationId id) {
        return deviations.deviation(id);
    }

    /// The deviations that are open, the oldest first.
    public List<Deviation> openDeviations() {
        return deviations.open();
    }

    /// The deviations of a metric that opened since then, the newest first, at most 1,000.
    public List<Deviation> deviationsOf(MetricId metric, Instant from) {
        return deviations.of(metric, from, MOST_DEVIATIONS);
    }

    /// The deviations of all metrics that opened in [from, to), the newest first, at most 1,000.
    public List<Deviation> deviations(Instant from, Instant to) {
        return deviations.between(from, to, MOST_DEVIATIONS);
    }

    /// Keeps what somebody says of a deviation; false when there is none of that number.
    @Transactional
    public boolean judge(DeviationId id, Feedback feedback, Actor actor, Instant now) {
        boolean kept = deviations.judge(id, feedback, actor.word(), now);
        if (kept) {
            audit.record(
                    actor,
                    new Audit.Act("deviation.judged", "deviation:" + id, feedback.name()),
                    now);
        }
        return kept;
    }

    /// The newest sample of a metric.
    public Optional<Judged> newest(MetricId id) {
        return samples.newest(id);
    }

    /// The samples of a metric in [from, to], ascending; the newest `most` of them, at most 20,000.
    public List<Judged> samples(MetricId id, Instant from, Instant to, int most) {
        return samples.between(id, from, to, Math.min(most, 20_000));
    }

    /// What a metric did in a time, in at most a thousand points; from single samples where they
    /// are kept and few enough, else from sums of hours.
    public Plot plot(KeyMetric metric, Instant from, Instant to) {
        Duration step = metric.source().step();
        Duration width = Plot.width(Duration.between(from, to), step);
        Instant begin = Window.onGrid(from, width);
        boolean whole = width.compareTo(Plot.HOUR) < 0;
        List<Bin> bins =
                whole
                        ? samples.bins(metric.id(), begin, to, width)
                        : samples.hourBins(metric.id(), begin, to, width);
        return new Plot(begin, to, width, bins);
    }
}
