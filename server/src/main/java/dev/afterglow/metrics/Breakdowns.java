package dev.afterglow.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks at the parts of a metric while a deviation of it is open. Not on the way of a page: it
/// runs after the sample was stored, and when it fails the deviation's page says so.
@Component
class Breakdowns {

    private static final Duration REFERENCE = Duration.ofMinutes(30);
    private static final int STEPS_BEFORE = 2;
    private static final int STEPS_NOW = 5;
    private static final int MOST_SAMPLES = 20_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final MetricStore metrics;
    private final SampleStore samples;
    private final DeviationStore deviations;
    private final BreakdownStore breakdowns;
    private final Sources sources;

    Breakdowns(
            MetricStore metrics,
            SampleStore samples,
            DeviationStore deviations,
            BreakdownStore breakdowns,
            Sources sources) {
        this.metrics = metrics;
        this.samples = samples;
        this.deviations = deviations;
        this.breakdowns = breakdowns;
        this.sources = sources;
    }

    /// Looks, if there is something to look at.
    void look(MetricId id, Instant now) {
        KeptDeviation open = deviations.open(id).orElse(null);
        KeyMetric metric = metrics.metric(id).orElse(null);
        if (open == null || open.id() == null || metric == null || metric.breakdown() == null) {
            return;
        }
        BreakdownStore.Kept before = breakdowns.kept(open.id()).orElse(null);
        boolean recent = before != null && before.lookedAt().plus(BETWEEN_LOOKS).isAfter(now);
        if (!recent) {
            look(new Look(metric, metric.breakdown(), open.id(), open.course(), now), before);
        }
    }

    private record Look(
            KeyMetric metric, String query, DeviationId id, Course course, Instant now) {}

    private void look(Look look, BreakdownStore.@org.jspecify.annotations.Nullable Kept before) {
        PartsReference reference =
                before != null && !before.reference().parts().isEmpty()
                        ? before.reference()
                        : reference(look).orElse(null);
        if (reference == null) {
            return;
        }
        Duration step = look.metric().source().step();
        Instant to = look.course().last().at();
        Instant from = to.minus(step.multipliedBy(STEPS_NOW - 1L));
        Instant begin = from.isBefore(look.course().openedAt()) ? look.course().openedAt() : from;
        Window window = new Window(begin, to, step);
        switch (sources.parts(look.metric().source(), look.query(), window)) {
            case PartsAnswer.Failed(Trouble trouble) ->
                    breakdowns.keep(
                            look.id(),
                            new BreakdownStore.Kept(
                                    reference, null, trouble.sentence(), look.now()));
            case PartsAnswer.Parts(List<PartsAnswer.Part> parts) -> {
                Map<List<String>, Double> now =
                        PartsScan.means(parts, reference.dimensions(), window.points());
                double expected = expected(look, window);
                PartsReport report =
                        PartsScan.report(
                                reference.dimensions(),
                                reference.means(),
                                now,
                                expected / reference.whole(),
                                to);
                breakdowns.keep(
                        look.id(), new BreakdownStore.Kept(reference, report, null, look.now()));
            }
        }
    }

    private double expected(Look look, Window window) {
        return samples
                .between(look.metric().id(), window.from(), window.to(), MOST_SAMPLES)
                .stream()
                .mapToDouble(Judged::expected)
                .filter(Double::isFinite)
                .average()
                .orElse(look.course().last().expected());
    }

    /// What the parts were in the half hour before, asked once.
    private Optional<PartsReference> reference(Look look) {
        Duration step = look.metric().source().step();
        Instant to = look.course().openedAt().minus(step.multipliedBy(STEPS_BEFORE));
        Instant from = Window.onGrid(to.minus(REFERENCE), step);
        Window window = new Window(from, to, step);
        double whole =
                samples.between(look.metric().id(), from, to, MOST_SAMPLES).stream()
                        .mapToDouble(Judged::observed)
                        .average()
                        .orElse(Double.NaN);
        if (!(Math.abs(whole) > 0)) {
            return Optional.empty();
        }
        return switch (sources.parts(look.metric().source(), look.query(), window)) {
            case PartsAnswer.Parts(List<PartsAnswer.Part> parts) when !parts.isEmpty() -> {
                List<String> dimensions =
                        PartsScan.dimensions(parts.stream().map(PartsAnswer.Part::labels).toList());
                Map<List<String>, Double> means =
                        PartsScan.means(parts, dimensions, window.points());
                yield Optional.of(
                        new PartsReference(
                                from, to, dimensions, whole, PartsReference.listed(means)));
            }
            case PartsAnswer.Parts none -> failed(look, from, to, "The breakdown gives no series.");
            case PartsAnswer.Failed(Trouble trouble) -> failed(look, from, to, trouble.sentence());
        };
    }

    private Optional<PartsReference> failed(Look look, Instant from, Instant to, String trouble) {
        PartsReference none = new PartsReference(from, to, List.of(), 0, List.of());
        breakdowns.keep(look.id(), new BreakdownStore.Kept(none, null, trouble, look.now()));
        return Optional.empty();
    }
}
