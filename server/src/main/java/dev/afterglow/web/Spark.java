package dev.afterglow.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A small line with its band and a dot at its end, drawn by `web/chart/spark.jte`.
public record Spark(LineChart chart) {

    private static final int HEIGHT = 44;

    /// Draws points in ascending order.
    ///
    /// @param gap points further apart than this are not joined
    public static Spark of(List<ChartPoint> points, Duration gap, String sentence, Times times) {
        Instant from = points.isEmpty() ? times.now() : points.getFirst().at();
        Instant to = points.isEmpty() ? times.now() : points.getLast().at();
        LineChart.View view = new LineChart.View(from, to, gap, HEIGHT, false, times);
        LineChart.Words words = new LineChart.Words(sentence, "", Numbers::number);
        return new Spark(LineChart.of(view, points, List.of(), words));
    }
}
