package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every source of samples must hold. A new kind of source extends it.
abstract class SampleSourceContract<S extends MetricSource> {

    static final Duration STEP = Duration.ofSeconds(30);
    static final Instant START = Instant.parse("2026-03-04T10:00:00Z");
    private static final Window HOUR = new Window(START, START.plus(Duration.ofHours(1)), STEP);

    abstract SampleSource<S> reader();

    abstract S source();

    /// The outside has one series with these values by epoch second; null is no value.
    abstract void holds(LongFunction<@Nullable Double> values);

    /// The outside has these parts, by the value of their label `country`.
    abstract void holdsParts(Map<String, LongFunction<@Nullable Double>> parts);

    /// The breakdown by country.
    abstract String breakdown();

    @Test
    void each_point_of_the_window_is_a_sample_at_its_time() {
        holds(at -> at / 1000.0);

        List<Sample> samples = samples(HOUR);

        assertThat(samples).hasSize(121);
        assertThat(samples.getFirst().at()).isEqualTo(START);
        assertThat(samples.getLast().at()).isEqualTo(HOUR.to());
        assertThat(samples)
                .allSatisfy(sample ->
                        assertThat(sample.value())
                                .isEqualTo(sample.at().getEpochSecond() / 1000.0));
    }

    @Test
    void one_point_can_be_asked_for() {
        holds(at -> 7.5);

        assertThat(samples(new Window(START, START, STEP))).containsExactly(new Sample(START, 7.5));
    }

    @Test
    void the_same_window_gives_the_same_samples() {
        holds(at -> at % 977 * 0.1);

        assertThat(samples(HOUR)).isEqualTo(samples(HOUR));
    }

    @Test
    void a_long_gap_is_missing_and_not_zero() {
        Instant from = START.plus(Duration.ofMinutes(20));
        Instant to = START.plus(Duration.ofMinutes(40));
        holds(at -> at >= from.getEpochSecond() && at < to.getEpochSecond() ? null : 5.0);

        List<Sample> samples = samples(HOUR);

        assertThat(samples).extracting(Sample::value).containsOnly(5.0);
        assertThat(samples)
                .noneMatch(sample ->
                        sample.at().isAfter(from.plus(STEP.multipliedBy(3)))
                                && sample.at().isBefore(to));
    }

    @Test
    void nothing_at_all_is_a_trouble_with_a_sentence() {
        holds(at -> null);

        SourceAnswer answer = reader().read(source(), HOUR);

        assertThat(answer).isInstanceOf(SourceAnswer.Failed.class);
        Trouble trouble = ((SourceAnswer.Failed) answer).trouble();
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.NO_SERIES);
        assertThat(trouble.sentence()).endsWith(".");
    }

    @Test
    void parts_carry_their_labels_and_their_own_samples() {
        holdsParts(Map.of("es", at -> 3.0, "pt", at -> 1.0));

        PartsAnswer answer = reader().parts(source(), breakdown(), HOUR);

        assertThat(answer).isInstanceOf(PartsAnswer.Parts.class);
        List<PartsAnswer.Part> parts = ((PartsAnswer.Parts) answer).parts();
        assertThat(parts)
                .extracting(part -> part.labels().get("country"))
                .containsExactlyInAnyOrder("es", "pt");
        assertThat(parts).allSatisfy(part -> assertThat(part.samples()).hasSize(121));
    }

    List<Sample> samples(Window window) {
        SourceAnswer answer = reader().read(source(), window);
        assertThat(answer).isInstanceOf(SourceAnswer.Samples.class);
        return ((SourceAnswer.Samples) answer).samples();
    }
}
