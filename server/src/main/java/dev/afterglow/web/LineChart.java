package dev.afterglow.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A number over time with its band, ready to be drawn by `web/chart/line.jte`: paths on a plane of
/// 1000 by `plotHeight`, everything else in per cent across and pixels down.
///
/// @param sentence says in words what the plot shows
/// @param height of the whole picture, with the labels below the plot
/// @param dot where the line ends; null when there is no point
/// @param legend whether the key below the plot is drawn
/// @param missingLabel what the shaded area stands for, such as "missing starts"; empty without one
/// @param hasStretches whether points stand for stretches of time with a lowest and a highest value
public record LineChart(
        String sentence,
        int height,
        int plotHeight,
        List<Line> lines,
        List<Label> times,
        String stretches,
        String band,
        String expected,
        String missing,
        String observed,
        String outside,
        @Nullable Dot dot,
        List<Mark> marks,
        boolean legend,
        String missingLabel,
        boolean hasStretches) {

    private static final int BELOW = 22;
    private static final int ABOVE = 30;
    private static final double RIGHT = 0.992;

    /// A grid line with its number.
    public record Line(String y, String labelY, String label) {}

    /// A time below the plot.
    ///
    /// @param wide whether it is left out on narrow screens
    public record Label(String x, String anchor, String text, boolean wide) {}

    public record Dot(String x, String y, boolean out) {}

    /// An upright line at a moment, with words beside it.
    public record Mark(String x, String y, String anchor, int dx, String text, String tone) {}

    /// A moment to be marked.
    ///
    /// @param tone a class of the text: "harm", "strong" or empty
    public record Moment(Instant at, String text, String tone) {}

    /// What is drawn how.
    ///
    /// @param gap points further apart than this are not joined
    public record View(
            Instant from, Instant to, Duration gap, int plotHeight, boolean legend, Times times) {}

    /// Draws points in ascending order.
    public static LineChart of(
            View view, List<ChartPoint> points, List<Moment> moments, Words words) {
        return new Drawing(view, points).chart(moments, words);
    }

    /// The words of a chart.
    ///
    /// @param sentence for those who do not see it
    /// @param missing what the shaded area stands for; empty to draw none
    /// @param number writes a number of the axis
    public record Words(String sentence, String missing, NumberText number) {}

    /// Writes a number.
    @FunctionalInterface
    public interface NumberText {
        String text(double value);
    }

    /// Puts the parts together.
    private static final class Drawing {

        private final View view;
        private final List<ChartPoint> points;
        private final ChartScale scale;
        private final ChartPath path;
        private final double millis;

        Drawing(View view, List<ChartPoint> points) {
            this.view = view;
            this.points = points;
            millis = Math.max(1, Duration.between(view.from(), view.to()).toMillis());
            scale = scale();
            path = new ChartPath(point -> across(point.at()), scale);
        }

        LineChart chart(List<Moment> moments, Words words) {
            List<List<ChartPoint>> drawn = runs(point -> Double.isFinite(point.observed()));
            List<List<ChartPoint>> banded = runs(ChartPoint::hasBand);
            List<List<ChartPoint>> out = runs(ChartPoint::outside);
            List<List<ChartPoint>> stretched = runs(ChartPoint::isStretch);
            return new LineChart(
                    words.sentence(),
                    view.plotHeight() + BELOW,
                    view.plotHeight(),
                    scale.lines().stream().map(line -> line(line, words)).toList(),
                    labels(),
                    path.areas(stretched, ChartPoint::lowest, ChartPoint::highest),
                    path.areas(banded, ChartPoint::low, ChartPoint::high),
                    path.lines(banded, ChartPoint::expected),
                    words.missing().isEmpty()
                            ? ""
                            : path.areas(out, ChartPoint::observed, ChartPoint::expected),
                    path.lines(drawn, ChartPoint::observed),
                    path.lines(out, ChartPoint::observed),
                    dot(),
                    marks(moments),
                    view.legend(),
                    out.isEmpty() ? "" : words.missing(),
                    !stretched.isEmpty());
        }

        private ChartScale scale() {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (ChartPoint point : points) {
                least = lesser(lesser(least, point.lowest()), point.low());
                most = greater(greater(most, point.highest()), point.high());
            }
            return ChartScale.holding(
                    least, most, Math.min(ABOVE, view.plotHeight() / 9), view.plotHeight());
        }

        private static double lesser(double one, double other) {
            return other < one ? other : one;
        }

        private static double greater(double one, double other) {
            return other > one ? other : one;
        }

        private double across(Instant at) {
            return RIGHT * Duration.between(view.from(), at).toMillis() / millis;
        }

        /// Neighbouring points that fulfil a condition and are not too far apart.
        private List<List<ChartPoint>> runs(Predicate<ChartPoint> wanted) {
            List<List<ChartPoint>> runs = new ArrayList<>();
            List<ChartPoint> run = new ArrayList<>();
            for (ChartPoint point : points) {
                boolean far =
                        !run.isEmpty()
                                && Duration.between(run.getLast().at(), point.at())
                                                .compareTo(view.gap())
                                        > 0;
                if (!run.isEmpty() && (far || !wanted.test(point))) {
                    runs.add(run);
                    run = new ArrayList<>();
                }
                if (wanted.test(point)) {
                    run.add(point);
                }
            }
            if (!run.isEmpty()) {
                runs.add(run);
            }
            return runs;
        }

        private Line line(double value, Words words) {
            double y = scale.y(value);
            return new Line(ChartPath.tenth(y), ChartPath.tenth(y - 5), words.number().text(value));
        }

        private List<Label> labels() {
            List<TimeTicks.Tick> ticks =
                    TimeTicks.between(view.from(), view.to(), view.times().zone());
            List<Label> labels = new ArrayList<>();
            for (int i = 0; i < ticks.size(); i++) {
                double x = across(ticks.get(i).at());
                String anchor = x < 0.04 ? "start" : x > 0.93 ? "end" : "middle";
                boolean wide = (ticks.size() - 1 - i) % 2 == 1;
                labels.add(new Label(percent(x), anchor, ticks.get(i).label(), wide));
            }
            return labels;
        }

        private @Nullable Dot dot() {
            if (points.isEmpty() || !Double.isFinite(points.getLast().observed())) {
                return null;
            }
            ChartPoint last = points.getLast();
            return new Dot(
                    percent(across(last.at())),
                    ChartPath.tenth(scale.y(last.observed())),
                    last.outside());
        }

        private List<Mark> marks(List<Moment> moments) {
            List<Mark> marks = new ArrayList<>();
            List<Moment> ordered =
                    moments.stream()
                            .filter(moment -> !moment.at().isBefore(view.from()))
                            .filter(moment -> !moment.at().isAfter(view.to()))
                            .sorted(Comparator.comparing(Moment::at))
                            .toList();
            for (int i = 0; i < ordered.size(); i++) {
                double x = across(ordered.get(i).at());
                boolean left = x > 0.5;
                marks.add(
                        new Mark(
                                percent(x),
                                String.valueOf(12 + 14 * (i % 2)),
                                left ? "end" : "start",
                                left ? -5 : 5,
                                ordered.get(i).text(),
                                ordered.get(i).tone()));
            }
            return marks;
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.2f%%", share * 100);
        }
    }
}
