package dev.afterglow.metrics.web;

import dev.afterglow.metrics.Affected;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.DeviationId;
import dev.afterglow.metrics.Health;
import dev.afterglow.metrics.Judged;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Key metrics for programs.
@RestController
@RequestMapping("/api")
class MetricApi {

    private static final Duration USUAL = Duration.ofHours(3);
    private static final Duration LISTED = Duration.ofDays(90);
    private static final int MOST_SAMPLES = 20_000;

    private final Metrics metrics;
    private final InstantSource clock;

    MetricApi(Metrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /// A key metric and how it is now.
    record MetricAnswer(
            String id,
            String name,
            String meaning,
            String unit,
            String kind,
            String harm,
            double pagesPerMonth,
            boolean pages,
            String service,
            long stepSeconds,
            @Nullable String standing,
            boolean watched,
            @Nullable String trouble,
            @Nullable SampleAnswer newest) {}

    /// A sample; what is not known is null.
    record SampleAnswer(
            Instant at,
            double observed,
            @Nullable Double expected,
            @Nullable Double low,
            @Nullable Double high,
            double score) {

        static SampleAnswer of(Judged sample) {
            return new SampleAnswer(
                    sample.at(),
                    sample.observed(),
                    known(sample.expected()),
                    known(sample.low()),
                    known(sample.high()),
                    sample.score());
        }

        private static @Nullable Double known(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    /// A deviation.
    record DeviationAnswer(
            long id,
            String metric,
            String service,
            String direction,
            Instant openedAt,
            @Nullable Instant endedAt,
            boolean newNormal,
            SampleAnswer last,
            SampleAnswer worst,
            @Nullable Affected affected,
            String feedback) {

        static DeviationAnswer of(Deviation deviation) {
            return new DeviationAnswer(
                    deviation.id().value(),
                    deviation.metric().value(),
                    deviation.service().value(),
                    word(deviation.direction()),
                    deviation.openedAt(),
                    deviation.endedAt(),
                    deviation.newNormal(),
                    SampleAnswer.of(deviation.last()),
                    SampleAnswer.of(deviation.worst()),
                    deviation.affected(),
                    word(deviation.feedback()));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/key-metrics")
    List<MetricAnswer> all() {
        return metrics.all().stream().map(this::answer).toList();
    }

    @GetMapping("/key-metrics/{id}")
    MetricAnswer one(@PathVariable String id) {
        return answer(find(id));
    }

    /// The samples in [from, to], ascending; without them those of the last three hours.
    @GetMapping("/key-metrics/{id}/samples")
    List<SampleAnswer> samples(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable Instant to) {
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        return metrics.samples(find(id).id(), begin, end, MOST_SAMPLES).stream()
                .map(SampleAnswer::of)
                .toList();
    }

    /// The deviations of the last 90 days, the newest first.
    @GetMapping("/key-metrics/{id}/deviations")
    List<DeviationAnswer> deviations(@PathVariable String id) {
        return metrics.deviationsOf(find(id).id(), clock.instant().minus(LISTED)).stream()
                .map(DeviationAnswer::of)
                .toList();
    }

    @GetMapping("/deviations/{number}")
    DeviationAnswer deviation(@PathVariable long number) {
        return metrics.deviation(new DeviationId(number))
                .map(DeviationAnswer::of)
                .orElseThrow(MetricPages::unknown);
    }

    /// The deviations that are open, the oldest first.
    @GetMapping("/deviations")
    List<DeviationAnswer> open() {
        return metrics.openDeviations().stream().map(DeviationAnswer::of).toList();
    }

    private KeyMetric find(String id) {
        return metrics.metric(MetricPages.known(id)).orElseThrow(MetricPages::unknown);
    }

    private MetricAnswer answer(KeyMetric metric) {
        @Nullable Health health = metrics.health(metric.id()).orElse(null);
        return new MetricAnswer(
                metric.id().value(),
                metric.name(),
                metric.meaning(),
                metric.unit(),
                word(metric.kind()),
                word(metric.harm()),
                metric.pagesPerMonth(),
                metric.pages(),
                metric.service().value(),
                metric.source().step().toSeconds(),
                health == null ? null : word(health.standing()),
                health != null && health.isWatched(),
                health == null ? null : health.trouble(),
                metrics.newest(metric.id()).map(SampleAnswer::of).orElse(null));
    }
}
