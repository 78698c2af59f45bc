package dev.afterglow.metrics;

import dev.afterglow.detectors.Direction;
import dev.afterglow.web.ChartPoint;
import dev.afterglow.web.LineChart;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Spark;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws a metric with its band, its deviations shaded.
public final class MetricCharts {

    private static final int MOST_MARKS = 3;

    private MetricCharts() {}

    /// A plot of a height in pixels.
    ///
    /// @param deviations of the metric; those outside the plot's time are not seen
    public static LineChart chart(
            KeyMetric metric, Plot plot, List<Deviation> deviations, Style style) {
        List<LineChart.Moment> moments = new ArrayList<>(style.marks());
        deviations.stream()
                .filter(deviation -> !deviation.openedAt().isBefore(plot.from()))
                .limit(MOST_MARKS)
                .forEach(deviation -> moments.add(left(deviation, style.times())));
        return LineChart.of(
                new LineChart.View(
                        plot.from(),
                        plot.to(),
                        gap(plot),
                        style.height(),
                        style.legend(),
                        style.times()),
                points(plot, deviations),
                moments,
                new LineChart.Words(
                        sentence(metric, plot, deviations, style.times()),
                        missing(deviations),
                        value -> axis(metric, value)));
    }

    /// How it is drawn.
    ///
    /// @param legend whether the lines are named below it
    /// @param marks moments to be marked beside the deviations
    public record Style(int height, boolean legend, Times times, List<LineChart.Moment> marks) {}

    /// A small line of a metric.
    public static Spark spark(
            KeyMetric metric, Plot plot, List<Deviation> deviations, Times times) {
        return Spark.of(
                points(plot, deviations),
                gap(plot),
                sentence(metric, plot, deviations, times),
                times);
    }

    private static String axis(KeyMetric metric, double value) {
        return MetricNumbers.value(metric.kind(), value);
    }

    private static LineChart.Moment left(Deviation deviation, Times times) {
        return new LineChart.Moment(
                deviation.openedAt(), "out at " + times.clock(deviation.openedAt()), "harm");
    }

    private static Duration gap(Plot plot) {
        return plot.width().multipliedBy(3);
    }

    private static List<ChartPoint> points(Plot plot, List<Deviation> deviations) {
        return plot.bins().stream()
                .map(bin ->
                        new ChartPoint(
                                bin.at(),
                                bin.mean(),
                                bin.lowest(),
                                bin.highest(),
                                bin.expected(),
                                bin.low(),
                                bin.high(),
                                isOutside(bin.at(), deviations)))
                .toList();
    }

    private static boolean isOutside(Instant at, List<Deviation> deviations) {
        return deviations.stream()
                .anyMatch(deviation ->
                        !at.isBefore(deviation.openedAt()) && isBefore(at, deviation.endedAt()));
    }

    private static boolean isBefore(Instant at, @Nullable Instant end) {
        return end == null || at.isBefore(end);
    }

    /// What the shaded areas stand for: "missing starts", or "more than expected".
    private static String missing(List<Deviation> deviations) {
        if (deviations.isEmpty()) {
            return "";
        }
        Deviation newest = deviations.getFirst();
        if (newest.direction() == Direction.UP) {
            return "more than expected";
        }
        Affected affected = newest.affected();
        return affected == null ? "less than expected" : "missing " + affected.noun();
    }

    private static String sentence(
            KeyMetric metric, Plot plot, List<Deviation> deviations, Times times) {
        if (plot.bins().isEmpty()) {
            return metric.name() + ": no sample in this time.";
        }
        Bin last = plot.bins().getLast();
        String now =
                "%s from %s to %s. The last value is %s"
                        .formatted(
                                metric.name(),
                                times.time(plot.from()),
                                times.time(plot.to()),
                                MetricNumbers.amount(metric, last.mean()));
        String against =
                Double.isFinite(last.expected())
                        ? ", expected %s.".formatted(axis(metric, last.expected()))
                        : ".";
        String outside =
                deviations.isEmpty()
                        ? ""
                        : " It left its band at %s, at worst %s."
                                .formatted(
                                        times.time(deviations.getFirst().openedAt()),
                                        Numbers.change(deviations.getFirst().worst().change()));
        return now + against + outside;
    }
}
