package dev.afterglow.metrics;

import dev.afterglow.metrics.MetricSource.Push;
import dev.afterglow.metrics.MetricSource.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes samples of what was sent: for each step the matching series are read and added up.
///
/// A series that is silent for longer than three steps, or has said that it ended, no longer takes
/// part; a shorter silence counts as its last value, so that one late sender does not look like a
/// fall.
final class PushedSource implements SampleSource<Push> {

    private static final int LOOK_BACK_STEPS = 3;

    /// As many steps before a window are looked at to see how often points come.
    private static final int SEEN_STEPS = 20;

    private final PushStore store;

    PushedSource(PushStore store) {
        this.store = store;
    }

    @Override
    public SourceAnswer read(Push source, Window window) {
        List<PushedSeries> series = matching(source, window);
        if (series.isEmpty()) {
            return new SourceAnswer.Failed(
                    new Trouble(
                            Trouble.Kind.NO_SERIES,
                            "Nothing that matches " + source.series() + " was sent."));
        }
        Points points = new Points(window);
        Tally tally = new Tally(source.reading(), window.step());
        eachPoint(
                window,
                at -> {
                    Double sum = tally.sum(series, at);
                    if (sum != null) {
                        points.take(new Points.Raw(at, sum.toString()));
                    }
                });
        return withNotes(points.answer(), tally, series, window);
    }

    @Override
    public PartsAnswer parts(Push source, String breakdown, Window window) {
        List<String> labels = List.of(breakdown.split("[,\\s]+"));
        Map<Map<String, String>, List<PushedSeries>> groups = new LinkedHashMap<>();
        for (PushedSeries one : matching(source, window)) {
            Map<String, String> group = new HashMap<>();
            labels.forEach(label -> group.put(label, one.labels().getOrDefault(label, "")));
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(one);
        }
        if (groups.size() > MOST_PARTS) {
            return new PartsAnswer.Failed(
                    new Trouble(
                            Trouble.Kind.MANY_SERIES,
                            "The breakdown gives " + groups.size() + " parts; that is too many."));
        }
        List<PartsAnswer.Part> parts = new ArrayList<>();
        groups.forEach((group, series) -> {
            Points points = new Points(window);
            Tally tally = new Tally(source.reading(), window.step());
            eachPoint(
                    window,
                    at -> {
                        Double sum = tally.sum(series, at);
                        if (sum != null) {
                            points.take(new Points.Raw(at, sum.toString()));
                        }
                    });
            parts.add(new PartsAnswer.Part(group, points.samples()));
        });
        return new PartsAnswer.Parts(parts);
    }

    private List<PushedSeries> matching(Push source, Window window) {
        Duration back = window.step().multipliedBy(SEEN_STEPS);
        return store.series(source.key(), window.from().minus(back), window.to()).stream()
                .filter(one ->
                        one.name().isEmpty() || source.series().holds(one.name(), one.labels()))
                .toList();
    }

    private static void eachPoint(Window window, java.util.function.Consumer<Instant> taker) {
        for (Instant at = window.from(); !at.isAfter(window.to()); at = at.plus(window.step())) {
            taker.accept(at);
        }
    }

    private static SourceAnswer withNotes(
            SourceAnswer answer, Tally tally, List<PushedSeries> series, Window window) {
        if (!(answer instanceof SourceAnswer.Samples samples)) {
            return answer;
        }
        List<Trouble> notes = new ArrayList<>(samples.notes());
        if (tally.resets > 0) {
            notes.add(
                    new Trouble(
                            Trouble.Kind.COUNTER_RESET,
                            "A counter began again at 0; its growth is counted from there."));
        }
        Duration gap = usualGap(series);
        if (gap.compareTo(window.step().plus(window.step().dividedBy(2))) > 0) {
            notes.add(
                    new Trouble(
                            Trouble.Kind.STEP_CHANGED,
                            ("Points come every %d s and the metric's step is %d s:"
                                            + " make the step longer.")
                                    .formatted(gap.toSeconds(), window.step().toSeconds())));
        }
        return new SourceAnswer.Samples(samples.samples(), notes);
    }

    /// The shortest gap between two points of the first series; zero when it has fewer than three.
    private static Duration usualGap(List<PushedSeries> series) {
        List<PushedSeries.Point> points = series.getFirst().points();
        Duration shortest = Duration.ZERO;
        for (int i = 1; points.size() >= 3 && i < points.size(); i++) {
            Duration gap = Duration.between(points.get(i - 1).at(), points.get(i).at());
            shortest = i == 1 || gap.compareTo(shortest) < 0 ? gap : shortest;
        }
        return shortest;
    }

    /// Adds series up at one point after the other.
    private static final class Tally {

        private final Reading reading;
        private final Duration step;
        private final Duration lookBack;
        private int resets;

        Tally(Reading reading, Duration step) {
            this.reading = reading;
            this.step = step;
            lookBack = step.multipliedBy(LOOK_BACK_STEPS);
        }

        /// The sum at a point; null when no series has anything to say there.
        @Nullable Double sum(List<PushedSeries> series, Instant at) {
            double sum = 0;
            boolean any = false;
            for (PushedSeries one : series) {
                double value = reading == Reading.VALUE ? value(one, at) : rate(one, at);
                if (!Double.isNaN(value)) {
                    sum += value;
                    any = true;
                }
            }
            return any ? sum : null;
        }

        private double value(PushedSeries series, Instant at) {
            PushedSeries.Point last = last(series, at);
            return last == null ? Double.NaN : last.value();
        }

        private double rate(PushedSeries series, Instant at) {
            PushedSeries.Point now = last(series, at);
            if (now == null || Double.isNaN(now.value())) {
                return Double.NaN;
            }
            if (now.delta()) {
                return grown(series, at) / step.toSeconds();
            }
            PushedSeries.Point before = last(series, at.minus(step));
            if (before == null || Double.isNaN(before.value())) {
                return Double.NaN;
            }
            double seconds = Duration.between(before.at(), now.at()).toMillis() / 1000.0;
            if (seconds <= 0) {
                return Double.NaN;
            }
            double growth = growth(series, before.at(), now.at());
            return growth / seconds;
        }

        /// Growth of a counter over all points of (from, to]; each fall is a new beginning at 0.
        private double growth(PushedSeries series, Instant from, Instant to) {
            double growth = 0;
            double level = Double.NaN;
            for (PushedSeries.Point point : series.points()) {
                if (point.at().isBefore(from) || point.at().isAfter(to)) {
                    continue;
                }
                if (!Double.isNaN(level)) {
                    boolean reset = point.value() < level;
                    resets += reset ? 1 : 0;
                    growth += reset ? point.value() : point.value() - level;
                }
                level = point.value();
            }
            return growth;
        }

        private double grown(PushedSeries series, Instant at) {
            Instant from = at.minus(step);
            return series.points().stream()
                    .filter(point -> point.at().isAfter(from) && !point.at().isAfter(at))
                    .mapToDouble(PushedSeries.Point::value)
                    .filter(value -> !Double.isNaN(value))
                    .sum();
        }

        /// The last point at or before a time, unless it is too old.
        private PushedSeries.@Nullable Point last(PushedSeries series, Instant at) {
            PushedSeries.Point last = null;
            for (PushedSeries.Point point : series.points()) {
                if (point.at().isAfter(at)) {
                    break;
                }
                last = point;
            }
            return last == null || last.at().isBefore(at.minus(lookBack)) ? null : last;
        }
    }
}
