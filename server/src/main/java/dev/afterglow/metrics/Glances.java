package dev.afterglow.metrics;

import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says of a deviation what fits on a telephone at night.
@Component
public class Glances {

    private static final Duration SHOWN = Duration.ofHours(1);
    private static final int HEIGHT = 130;

    private final Metrics metrics;
    private final Explanations explanations;

    Glances(Metrics metrics, Explanations explanations) {
        this.metrics = metrics;
        this.explanations = explanations;
    }

    /// Empty when there is no such deviation.
    public Optional<Glance> glance(DeviationId id, Times times) {
        return metrics.deviation(id).map(deviation -> glance(deviation, times));
    }

    private Glance glance(Deviation deviation, Times times) {
        KeyMetric metric = metrics.metricOrRemoved(deviation.metric());
        Instant ended = deviation.endedAt();
        Instant end = ended == null ? times.now() : ended;
        Plot plot = metrics.plot(metric, end.minus(SHOWN), end);
        Optional<PartsReport.Slice> part =
                explanations
                        .where(deviation.id())
                        .flatMap(where -> Optional.ofNullable(where.report()))
                        .flatMap(report -> report.causes().stream().findFirst());
        return new Glance(
                Numbers.change(deviation.change()),
                MetricNumbers.amount(metric, deviation.observed())
                        + " of "
                        + MetricNumbers.value(metric.kind(), deviation.expected()),
                part.map(PartsReport.Slice::name).orElse(""),
                part.map(slice -> share(slice, deviation)).orElse(""),
                MetricCharts.chart(
                        metric,
                        plot,
                        List.of(deviation),
                        new MetricCharts.Style(HEIGHT, false, times, List.of())));
    }

    private static String share(PartsReport.Slice slice, Deviation deviation) {
        Affected affected = deviation.affected();
        return Numbers.percent(Math.rint(slice.share() * 100) / 100)
                + " of the "
                + (affected == null ? "difference" : "missing " + affected.noun());
    }
}
