package dev.afterglow.metrics.web;

import dev.afterglow.detectors.Direction;
import dev.afterglow.metrics.Affected;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Earlier;
import dev.afterglow.metrics.EarlierEvents;
import dev.afterglow.metrics.Judged;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricCharts;
import dev.afterglow.metrics.MetricNumbers;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.web.LineChart;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes the page of one deviation.
@Component
class DeviationViews {

    private static final int HEIGHT = 308;
    private static final int ROWS = 10;
    private static final Duration LEAD_IN = Duration.ofMinutes(90);
    private static final Duration RUN_OUT = Duration.ofMinutes(30);
    private static final Duration EARLIER = Duration.ofMinutes(15);

    private final Metrics metrics;
    private final ReasonViews reasons;
    private final List<EarlierEvents> earlier;

    DeviationViews(Metrics metrics, ReasonViews reasons, List<EarlierEvents> earlier) {
        this.metrics = metrics;
        this.reasons = reasons;
        this.earlier = List.copyOf(earlier);
    }

    DeviationView view(Deviation deviation, Times times) {
        KeyMetric metric = metrics.metricOrRemoved(deviation.metric());
        List<Earlier> before = before(deviation);
        Instant ended = deviation.endedAt();
        Instant to = ended == null ? times.now() : earliest(ended.plus(RUN_OUT), times.now());
        return new DeviationView(
                deviation.id().toString(),
                metric.name(),
                "/key-metrics/" + metric.id(),
                metric.name() + " left its band at " + times.time(deviation.openedAt()),
                lead(deviation, times),
                stats(metric, deviation, times),
                caption(metric, times),
                chart(metric, deviation, before, new Span(to, times)),
                rows(metric, deviation, times),
                reasons.parts(deviation),
                reasons.whereNote(metric, deviation),
                reasons.tree(metric, deviation),
                before.stream().map(one -> line(one, times)).toList(),
                deviation.feedback().name(),
                said(deviation),
                deviation.isOpen());
    }

    private record Span(Instant to, Times times) {}

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private List<Earlier> before(Deviation deviation) {
        Instant opened = deviation.openedAt();
        List<Earlier> all = new ArrayList<>();
        earlier.forEach(
                source -> all.addAll(source.between(opened.minus(EARLIER), opened, deviation)));
        all.sort(Comparator.comparing(Earlier::at));
        return all;
    }

    private static String lead(Deviation deviation, Times times) {
        Instant ended = deviation.endedAt();
        String side = deviation.direction() == Direction.DOWN ? "below" : "above";
        if (ended == null) {
            return "Still outside, %s %s what was expected."
                    .formatted(Numbers.change(Math.abs(deviation.change())).replace("+", ""), side);
        }
        String lasted = Times.duration(Duration.between(deviation.openedAt(), ended));
        return deviation.newNormal()
                ? "It did not come back: after %s its new level was taken as the normal one."
                        .formatted(lasted)
                : "It was back at %s, after %s.".formatted(times.time(ended), lasted);
    }

    private static List<MetricView.Stat> stats(KeyMetric metric, Deviation deviation, Times times) {
        List<MetricView.Stat> stats = new ArrayList<>();
        stats.add(
                new MetricView.Stat(
                        deviation.isOpen() ? "Now" : "Last",
                        Numbers.change(deviation.change()),
                        MetricNumbers.value(metric.kind(), deviation.observed())
                                + " of "
                                + MetricNumbers.amount(metric, deviation.expected()),
                        deviation.isOpen()));
        stats.add(
                new MetricView.Stat(
                        deviation.direction() == Direction.DOWN ? "Lowest" : "Highest",
                        Numbers.change(deviation.worst().change()),
                        "at " + times.time(deviation.worst().at()),
                        false));
        Instant ended = deviation.endedAt();
        stats.add(
                new MetricView.Stat(
                        "Outside for",
                        Times.duration(
                                Duration.between(
                                        deviation.openedAt(), ended == null ? times.now() : ended)),
                        "since " + times.time(deviation.openedAt()),
                        false));
        Affected affected = deviation.affected();
        if (affected != null) {
            boolean down = deviation.direction() == Direction.DOWN;
            stats.add(
                    new MetricView.Stat(
                            (down ? "Missing " : "Too many ") + affected.noun(),
                            Numbers.estimate(Math.rint(affected.count())),
                            Numbers.estimate(Math.rint(affected.low()))
                                    + " to "
                                    + Numbers.estimate(Math.rint(affected.high())),
                            false));
        }
        return stats;
    }

    private static String caption(KeyMetric metric, Times times) {
        String unit = metric.unit().isEmpty() ? "" : " in " + metric.unit();
        return "%s%s, every %s, %s."
                .formatted(
                        metric.name(),
                        unit,
                        Times.duration(metric.source().step()),
                        times.zone().getId());
    }

    private LineChart chart(
            KeyMetric metric, Deviation deviation, List<Earlier> before, Span span) {
        Instant from = deviation.openedAt().minus(LEAD_IN);
        List<LineChart.Moment> marks =
                before.stream()
                        .limit(3)
                        .map(one ->
                                new LineChart.Moment(
                                        one.at(), one.service() + " " + one.kind(), ""))
                        .toList();
        return MetricCharts.chart(
                metric,
                metrics.plot(metric, from, span.to()),
                List.of(deviation),
                new MetricCharts.Style(HEIGHT, true, span.times(), marks));
    }

    private List<DeviationView.Row> rows(KeyMetric metric, Deviation deviation, Times times) {
        return metrics
                .samples(metric.id(), deviation.openedAt(), deviation.last().at(), ROWS)
                .reversed()
                .stream()
                .map(sample -> row(metric, sample, times))
                .toList();
    }

    private static DeviationView.Row row(KeyMetric metric, Judged sample, Times times) {
        return new DeviationView.Row(
                times.iso(sample.at()),
                times.clock(sample.at()),
                MetricNumbers.value(metric.kind(), sample.observed()),
                MetricNumbers.value(metric.kind(), sample.expected()),
                MetricNumbers.value(metric.kind(), sample.low()),
                MetricNumbers.value(metric.kind(), sample.high()));
    }

    private static DeviationView.Before line(Earlier one, Times times) {
        String link = one.link();
        return new DeviationView.Before(
                times.iso(one.at()),
                times.clock(one.at()),
                one.kind(),
                one.tone(),
                one.what(),
                one.service(),
                one.who(),
                link == null ? "" : link);
    }

    private static String said(Deviation deviation) {
        return switch (deviation.feedback()) {
            case NONE -> "";
            case REAL -> "Somebody said that this was real.";
            case NOTHING -> "Somebody said that this was nothing. It counts as a false page.";
        };
    }
}
