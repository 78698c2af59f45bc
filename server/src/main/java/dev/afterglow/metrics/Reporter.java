package dev.afterglow.metrics;

import dev.afterglow.detectors.AbsenceDetector;
import dev.afterglow.detectors.Explanation;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Stores deviations as they open, grow and end, and tells others of those that page.
///
/// A deviation that began and ended before anybody could look (it lay in a gap that was read later)
/// is stored and pages nobody.
@Component
class Reporter {

    private final DeviationStore deviations;
    private final MetricSettings settings;
    private final ApplicationEventPublisher events;

    Reporter(DeviationStore deviations, MetricSettings settings, ApplicationEventPublisher events) {
        this.deviations = deviations;
        this.settings = settings;
        this.events = events;
    }

    @Nullable KeptDeviation open(MetricId metric) {
        return deviations.open(metric).orElse(null);
    }

    /// Stores what came of some samples.
    ///
    /// @param before the deviation that was open before them, or null
    void report(KeyMetric metric, @Nullable KeptDeviation before, Judging.Outcome outcome) {
        KeptDeviation current = before;
        for (Course course : outcome.ended()) {
            if (current != null) {
                end(metric, current.with(course));
                current = null;
            } else {
                deviations.keep(metric.id(), KeptDeviation.of(course));
            }
        }
        Course open = outcome.open();
        if (open != null) {
            Explanation because = outcome.because();
            KeptDeviation kept =
                    current == null
                            ? deviations.keep(metric.id(), KeptDeviation.of(open))
                            : current.with(open);
            if (because != null) {
                deviations.explain(number(kept), because);
            }
            goOn(metric, kept);
        }
    }

    private void goOn(KeyMetric metric, KeptDeviation deviation) {
        if (!metric.pages()) {
            deviations.keep(metric.id(), deviation);
        } else if (!deviation.paged()) {
            publish(DeviationEvent.Opened::new, deviations.keep(metric.id(), deviation.told()));
        } else if (deviation.hasGrown()) {
            publish(DeviationEvent.Grew::new, deviations.keep(metric.id(), deviation.told()));
        } else {
            deviations.keep(metric.id(), deviation);
        }
    }

    private void end(KeyMetric metric, KeptDeviation deviation) {
        KeptDeviation kept = deviations.keep(metric.id(), deviation);
        if (kept.paged()) {
            publish(DeviationEvent.Ended::new, kept);
        }
    }

    private void publish(Function<Deviation, DeviationEvent> kind, KeptDeviation kept) {
        events.publishEvent(kind.apply(deviations.deviation(number(kept)).orElseThrow()));
    }

    private static DeviationId number(KeptDeviation kept) {
        return Objects.requireNonNull(kept.id(), "a stored deviation has a number");
    }

    /// The metric pages no longer: an open deviation goes on, and those who were told of it hear
    /// its end.
    void stopPaging(MetricId metric) {
        KeptDeviation open = open(metric);
        if (open != null && open.paged()) {
            publish(DeviationEvent.Ended::new, deviations.keep(metric, open.silenced()));
        }
    }

    /// The metric is no longer watched, or measures something else from now on: what is open ends.
    void close(KeyMetric metric, Instant now) {
        KeptDeviation open = open(metric.id());
        if (open != null) {
            Instant last = open.course().last().at();
            Instant end = now.isBefore(last) ? last : now;
            end(metric, open.with(open.course().endedAt(end, false)));
        }
    }

    /// A metric that was unwatched is gone, watched anew, or pages no longer.
    void forgetSilence(KeyMetric metric, Health health, Instant now) {
        if (!health.isWatched() && metric.pages()) {
            tellWatchedAgain(metric, now);
        }
    }

    /// Whether nobody would know if the metric fell now. Tells others when that changes.
    ///
    /// @return since when it has been unwatched; null while it is watched
    @Nullable Instant checkSilence(
            Watch watch, Arrivals arrivals, @Nullable Trouble trouble, Instant now) {
        KeyMetric metric = watch.metric();
        Duration least =
                settings.silence(metric.source().step()).plus(Sources.settling(metric.source()));
        AbsenceDetector.Arrival arrival = arrivals.check(now, least);
        boolean silent = !watch.readsHistory() && arrival.absent();
        if (silent && watch.unwatchedSince() == null) {
            tellUnwatched(
                    metric,
                    arrivals.last(),
                    unwatched(arrivals.last(), arrival.missed(), trouble, now));
            return now;
        }
        if (!silent && watch.unwatchedSince() != null) {
            tellWatchedAgain(metric, now);
            return null;
        }
        return watch.unwatchedSince();
    }

    private static String unwatched(
            Instant heard, long missed, @Nullable Trouble trouble, Instant now) {
        String why = trouble == null ? "The source gives nothing new." : trouble.sentence();
        return "No sample for %s; %d should have come. %s"
                .formatted(Times.duration(Duration.between(heard, now)), missed, why);
    }

    private void tellUnwatched(KeyMetric metric, Instant heard, String reason) {
        if (metric.pages()) {
            events.publishEvent(
                    new DeviationEvent.MetricUnwatched(
                            metric.id(), metric.name(), metric.service(), heard, reason));
        }
    }

    private void tellWatchedAgain(KeyMetric metric, Instant now) {
        if (metric.pages()) {
            events.publishEvent(
                    new DeviationEvent.MetricWatchedAgain(
                            metric.id(), metric.name(), metric.service(), now));
        }
    }
}
