package dev.afterglow.metrics.web;

import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Health;
import dev.afterglow.metrics.Judged;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricCards;
import dev.afterglow.metrics.MetricCharts;
import dev.afterglow.metrics.MetricNumbers;
import dev.afterglow.metrics.MetricSource;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.metrics.Replays;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page of one metric.
@Component
class MetricViews {

    private static final int HEIGHT = 300;
    private static final Duration LISTED = Duration.ofDays(90);

    private final Metrics metrics;
    private final Replays replays;

    MetricViews(Metrics metrics, Replays replays) {
        this.metrics = metrics;
        this.replays = replays;
    }

    /// What the metric would have paged for.
    ///
    /// @param setting position of the slider; -1 for the metric's own budget
    ReplayView replay(KeyMetric metric, int setting, Times times) {
        Health health = metrics.health(metric.id()).orElseThrow();
        if (health.readsHistory()) {
            return ReplayView.none(metric, "Not ready: its past is still being read.");
        }
        List<Deviation> deviations = metrics.deviationsOf(metric.id(), times.now().minus(LISTED));
        ReplayView.Said said = new ReplayView.Said(deviations, LISTED, times);
        return replays.replay(metric.id(), times.now())
                .map(replay -> ReplayView.of(metric, replay, setting, said))
                .orElseGet(() -> ReplayView.none(metric, notReady(health)));
    }

    private static String notReady(Health health) {
        return health.stillLearning() == 0
                ? "Not ready: no sample has come yet."
                : "Not ready: the detector wants to see "
                        + Numbers.number(health.stillLearning())
                        + " more samples before it judges.";
    }

    MetricView view(KeyMetric metric, Range range, Times times) {
        Instant now = times.now();
        Judged newest = metrics.newest(metric.id()).orElse(null);
        Health health = metrics.health(metric.id()).orElseThrow();
        List<Deviation> deviations = metrics.deviationsOf(metric.id(), now.minus(LISTED));
        Deviation open = deviations.stream().filter(Deviation::isOpen).findFirst().orElse(null);
        List<Deviation> drawn = metrics.deviationsOf(metric.id(), now.minus(range.length));
        return new MetricView(
                metric.id().value(),
                metric.name(),
                headline(metric, health, open, newest),
                lead(metric),
                stats(metric, newest, open, health, times),
                tabs(metric, range),
                caption(metric, range),
                MetricCharts.chart(
                        metric,
                        metrics.plot(metric, now.minus(range.length), now),
                        drawn,
                        new MetricCharts.Style(HEIGHT, true, times, List.of())),
                source(metric, health, newest, times),
                notes(metric, times),
                deviations.stream().map(one -> line(metric, one, times)).toList(),
                open == null ? "" : open.address());
    }

    private static String headline(
            KeyMetric metric, Health health, @Nullable Deviation open, @Nullable Judged newest) {
        if (open != null) {
            return open.title();
        }
        if (!health.isWatched()) {
            return "Nobody would know if " + metric.name() + " fell";
        }
        if (newest == null) {
            return metric.name() + " waits for its first sample";
        }
        return switch (health.standing()) {
            case LEARNING -> metric.name() + " is still being learnt";
            case UNKNOWN, NORMAL, DEVIATING -> metric.name() + " is inside its band";
        };
    }

    private static String lead(KeyMetric metric) {
        String meaning = metric.meaning().isBlank() ? "" : "It counts " + metric.meaning() + ". ";
        String pages =
                metric.pages()
                        ? "A deviation pages the people of " + metric.service() + ", with about "
                        : "It does not page yet. If it did, it would page with about ";
        return meaning
                + pages
                + Numbers.number(metric.pagesPerMonth())
                + " false "
                + (metric.pagesPerMonth() == 1 ? "page" : "pages")
                + " a month.";
    }

    private static List<MetricView.Stat> stats(
            KeyMetric metric,
            @Nullable Judged newest,
            @Nullable Deviation open,
            Health health,
            Times times) {
        if (newest == null) {
            return List.of();
        }
        boolean told = Double.isFinite(newest.expected());
        return List.of(
                new MetricView.Stat(
                        "Now",
                        MetricNumbers.amount(metric, newest.observed()),
                        "at " + times.time(newest.at()),
                        open != null),
                new MetricView.Stat(
                        "Expected",
                        told ? MetricNumbers.amount(metric, newest.expected()) : "not known yet",
                        told ? MetricNumbers.band(metric, newest) : "",
                        false),
                new MetricView.Stat(
                        "Against expected",
                        told ? Numbers.change(newest.change()) : "cannot tell",
                        MetricCards.state(health, open, newest, times),
                        open != null));
    }

    private static List<MetricView.Tab> tabs(KeyMetric metric, Range chosen) {
        return Arrays.stream(Range.values())
                .map(range ->
                        new MetricView.Tab(
                                range.label,
                                "/key-metrics/" + metric.id() + "?range=" + range.word(),
                                range == chosen))
                .toList();
    }

    private static String caption(KeyMetric metric, Range range) {
        String unit = metric.unit().isEmpty() ? "" : ", " + metric.unit();
        return metric.name() + unit + ", " + range.label.toLowerCase(java.util.Locale.ROOT) + ".";
    }

    private static MetricView.Source source(
            KeyMetric metric, Health health, @Nullable Judged newest, Times times) {
        String trouble = health.trouble();
        String state;
        if (trouble != null) {
            Instant since = health.troubleSince();
            state = trouble + (since == null ? "" : " Since " + times.time(since) + ".");
        } else if (health.readsHistory()) {
            state = "Its past is being read, up to " + times.time(health.readUntil()) + " so far.";
        } else if (newest == null) {
            state = "No sample has come yet.";
        } else {
            state = "The newest sample is of " + times.time(newest.at()) + ".";
        }
        return switch (metric.source()) {
            case MetricSource.Prometheus it ->
                    new MetricView.Source(
                            "Prometheus", host(it.server()), it.query(), step(it), state);
            case MetricSource.Atlas it ->
                    new MetricView.Source("Atlas", host(it.server()), it.query(), step(it), state);
            case MetricSource.Push it ->
                    new MetricView.Source(
                            "Sent to us", "/intake/…", it.series().text(), step(it), state);
        };
    }

    private static String host(java.net.URI server) {
        return server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
    }

    private static String step(MetricSource source) {
        return Times.duration(source.step());
    }

    private List<MetricView.Note> notes(KeyMetric metric, Times times) {
        return metrics.notes(metric.id()).stream()
                .map(note ->
                        new MetricView.Note(
                                note.sentence(),
                                times.iso(note.lastAt()),
                                times.time(note.lastAt()),
                                note.times() == 1
                                        ? "once"
                                        : Numbers.number(note.times()) + " times"))
                .toList();
    }

    private static MetricView.Past line(KeyMetric metric, Deviation deviation, Times times) {
        Instant end = deviation.endedAt();
        var affected = deviation.affected();
        return new MetricView.Past(
                deviation.address(),
                times.iso(deviation.openedAt()),
                times.time(deviation.openedAt()),
                end == null
                        ? "still open"
                        : Times.duration(Duration.between(deviation.openedAt(), end)),
                Numbers.change(deviation.worst().change()),
                affected == null
                        ? MetricNumbers.amount(metric, deviation.worst().observed()) + " at worst"
                        : MetricNumbers.affected(affected) + " " + affected.noun(),
                switch (deviation.feedback()) {
                    case NONE -> "not said yet";
                    case REAL -> "real";
                    case NOTHING -> "nothing";
                });
    }
}
