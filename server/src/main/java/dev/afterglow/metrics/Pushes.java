package dev.afterglow.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes points that are sent to us. What belongs to no metric is not kept.
@Service
public class Pushes {

    private static final Duration FUTURE = Duration.ofMinutes(1);

    private final MetricStore metrics;
    private final WatchStore watches;
    private final PushStore store;
    private final List<SenderKeys> keys;

    Pushes(MetricStore metrics, WatchStore watches, PushStore store, List<SenderKeys> keys) {
        this.metrics = metrics;
        this.watches = watches;
        this.store = store;
        this.keys = List.copyOf(keys);
    }

    /// Stores the points that belong to a metric; when this returns they are committed.
    @Transactional
    public PushResult accept(String key, List<PushedPoint> points, Instant now) {
        List<KeyMetric> own = metrics.pushedTo(key);
        if (own.isEmpty() && keys.stream().noneMatch(one -> one.accepts(key))) {
            return new PushResult.UnknownKey();
        }
        List<KeyMetric> meant = new ArrayList<>(own);
        meant.addAll(metrics.pushedTo(""));
        List<PushedPoint> kept = new ArrayList<>();
        int refused = 0;
        for (PushedPoint point : points) {
            List<KeyMetric> takers = takers(point, meant);
            if (takers.isEmpty()) {
                continue;
            }
            if (point.at().isAfter(now.plus(FUTURE))) {
                refused++;
                takers.forEach(metric -> watches.note(metric.id(), future(point, now), now));
            } else {
                kept.add(point);
                takers.forEach(metric -> noteIfLate(metric, point, now));
            }
        }
        int added = kept.isEmpty() ? 0 : store.add(key, kept);
        return new PushResult.Accepted(added, refused);
    }

    /// Notes for the metrics of a key that what was sent could not be read.
    ///
    /// @param why one or two sentences
    @Transactional
    public void refused(String key, String why, Instant now) {
        Trouble trouble =
                new Trouble(Trouble.Kind.NOT_UNDERSTOOD, "What was sent was refused: " + why);
        metrics.pushedTo(key).forEach(metric -> watches.note(metric.id(), trouble, now));
    }

    private static List<KeyMetric> takers(PushedPoint point, List<KeyMetric> metrics) {
        return metrics.stream()
                .filter(metric ->
                        metric.source() instanceof MetricSource.Push push
                                && (point.name().isEmpty()
                                        || push.series().holds(point.name(), point.labels())))
                .toList();
    }

    private static Trouble future(PushedPoint point, Instant now) {
        return new Trouble(
                Trouble.Kind.FUTURE,
                ("A point came from the future, %d s ahead, and was refused:"
                                + " look at the sender's clock.")
                        .formatted(Duration.between(now, point.at()).toSeconds()));
    }

    private void noteIfLate(KeyMetric metric, PushedPoint point, Instant now) {
        Instant settled =
                now.minus(Sources.settling(metric.source())).minus(metric.source().step());
        if (point.at().isBefore(settled)) {
            watches.note(
                    metric.id(),
                    new Trouble(
                            Trouble.Kind.LATE,
                            ("A point came %d s late; if its step was judged already, it is not"
                                            + " counted.")
                                    .formatted(Duration.between(point.at(), now).toSeconds())),
                    now);
        }
    }
}
