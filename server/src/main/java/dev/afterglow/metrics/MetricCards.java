package dev.afterglow.metrics;

import dev.afterglow.detectors.Direction;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All key metrics as the first page shows them: what is outside comes first, then what is
/// unwatched, then those whose parts are known.
@Component
public class MetricCards {

    private static final Duration LARGE = Duration.ofHours(4);
    private static final Duration SMALL = Duration.ofHours(2);
    private static final int HEIGHT = 270;
    private static final int MOST = 100;

    private final Metrics metrics;

    MetricCards(Metrics metrics) {
        this.metrics = metrics;
    }

    /// At most 100 cards.
    public List<MetricCard> cards(Times times) {
        Map<MetricId, Health> healths =
                metrics.healths().stream()
                        .collect(Collectors.toMap(Health::metric, Function.identity()));
        Map<MetricId, Deviation> open =
                metrics.openDeviations().stream()
                        .collect(Collectors.toMap(Deviation::metric, Function.identity()));
        return metrics.all().stream()
                .sorted(
                        Comparator.comparingInt((KeyMetric metric) ->
                                        order(open.get(metric.id()), healths.get(metric.id())))
                                .thenComparing(metric -> metric.breakdown() == null))
                .limit(MOST)
                .map(metric -> card(metric, healths.get(metric.id()), open.get(metric.id()), times))
                .toList();
    }

    private static int order(@Nullable Deviation open, @Nullable Health health) {
        if (open != null) {
            return 0;
        }
        return health == null || health.isWatched() ? 2 : 1;
    }

    private MetricCard card(
            KeyMetric metric, @Nullable Health health, @Nullable Deviation open, Times times) {
        Judged newest = metrics.newest(metric.id()).orElse(null);
        Instant end = times.now();
        Plot large = metrics.plot(metric, end.minus(LARGE), end);
        Plot small = metrics.plot(metric, end.minus(SMALL), end);
        List<Deviation> recent = metrics.deviationsOf(metric.id(), end.minus(LARGE));
        Affected affected = open == null ? null : open.affected();
        return new MetricCard(
                metric.id(),
                metric.name(),
                "/key-metrics/" + metric.id(),
                tone(health, open, newest),
                state(health, open, newest, times),
                figures(metric, newest),
                affected == null ? "" : MetricNumbers.affected(affected),
                affected == null ? "" : affectedNoun(open, affected),
                health == null || health.trouble() == null ? "" : health.trouble(),
                open != null,
                open == null ? null : open.address(),
                MetricCharts.chart(
                        metric,
                        large,
                        recent,
                        new MetricCharts.Style(HEIGHT, true, times, List.of())),
                MetricCharts.spark(metric, small, recent, times));
    }

    private static MetricCard.Figures figures(KeyMetric metric, @Nullable Judged newest) {
        if (newest == null) {
            return MetricCard.Figures.NONE;
        }
        String observed = MetricNumbers.amount(metric, newest.observed());
        String number = MetricNumbers.value(metric.kind(), newest.observed());
        if (!Double.isFinite(newest.expected())) {
            return new MetricCard.Figures("", observed, number, "", "");
        }
        return new MetricCard.Figures(
                Numbers.change(newest.change()),
                observed,
                number,
                MetricNumbers.value(metric.kind(), newest.expected()) + " expected",
                "(" + MetricNumbers.band(metric, newest) + ")");
    }

    private static String affectedNoun(@Nullable Deviation open, Affected affected) {
        boolean up = open != null && open.direction() == Direction.UP;
        return up ? affected.noun() + " too many so far" : "missing " + affected.noun() + " so far";
    }

    private static String tone(
            @Nullable Health health, @Nullable Deviation open, @Nullable Judged newest) {
        if (open != null) {
            return "harm";
        }
        boolean known =
                health != null
                        && health.isWatched()
                        && newest != null
                        && health.standing() != Standing.LEARNING;
        return known ? "good" : "doubt";
    }

    /// The state of a metric in a few words: "in band", "below its band for 27 min".
    public static String state(
            @Nullable Health health,
            @Nullable Deviation open,
            @Nullable Judged newest,
            Times times) {
        if (health == null || !health.isWatched()) {
            return newest == null
                    ? "cannot tell, no sample ever came"
                    : "cannot tell, no sample for " + times.since(newest.at());
        }
        if (open != null) {
            return (open.direction() == Direction.DOWN ? "below" : "above")
                    + " its band for "
                    + times.since(open.openedAt());
        }
        return switch (health.standing()) {
            case UNKNOWN -> "waiting for the first sample";
            case LEARNING ->
                    String.format(Locale.UK, "learning, %,d samples to go", health.stillLearning());
            case NORMAL, DEVIATING -> "in band";
        };
    }
}
