package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PushedSourceTest extends SampleSourceContract<MetricSource.Push> {

    private static final String KEY = "0123456789abcdef";

    @Autowired private PushStore store;

    @Override
    SampleSource<MetricSource.Push> reader() {
        return new PushedSource(store);
    }

    @Override
    MetricSource.Push source() {
        return source(MetricSource.Reading.VALUE);
    }

    private static MetricSource.Push source(MetricSource.Reading reading) {
        return new MetricSource.Push(KEY, SeriesSelector.parse("sps"), reading, STEP);
    }

    @Override
    void holds(LongFunction<@Nullable Double> values) {
        send(Map.of(), values);
    }

    @Override
    void holdsParts(Map<String, LongFunction<@Nullable Double>> parts) {
        parts.forEach((country, values) -> send(Map.of("country", country), values));
    }

    @Override
    String breakdown() {
        return "country";
    }

    private void send(Map<String, String> labels, LongFunction<@Nullable Double> values) {
        List<PushedPoint> points = new ArrayList<>();
        Instant end = START.plus(Duration.ofHours(1));
        for (Instant at = START.minus(STEP.multipliedBy(2)); !at.isAfter(end); at = at.plus(STEP)) {
            Double value = values.apply(at.getEpochSecond());
            if (value != null) {
                points.add(new PushedPoint("sps", labels, at, value, false));
            }
        }
        if (!points.isEmpty()) {
            store.add(KEY, points);
        }
    }

    @Test
    void a_counter_becomes_its_growth_per_second_and_a_reset_is_no_fall() {
        long reset = START.plusSeconds(600).getEpochSecond();
        long start = START.getEpochSecond();
        send(Map.of(), at -> at < reset ? 50_000 + (at - start) * 10.0 : (at - reset) * 10.0);

        var answer = rates(START, START.plusSeconds(1200));

        assertThat(answer.samples()).hasSize(41);
        assertThat(answer.samples())
                .filteredOn(sample -> sample.at().getEpochSecond() != reset)
                .allSatisfy(sample -> assertThat(sample.value()).isEqualTo(10));
        assertThat(answer.samples())
                .allSatisfy(sample -> assertThat(sample.value()).isBetween(0.0, 10.0));
        assertThat(answer.notes())
                .extracting(Trouble::kind)
                .containsExactly(Trouble.Kind.COUNTER_RESET);
    }

    @Test
    void series_are_added_up_and_a_late_one_keeps_its_last_value() {
        send(Map.of("pod", "a"), at -> 3.0);
        send(Map.of("pod", "b"), at -> at % 60 == 0 ? 4.0 : null);

        assertThat(samples(new Window(START, START.plusSeconds(600), STEP)))
                .extracting(Sample::value)
                .containsOnly(7.0);
    }

    @Test
    void a_series_that_says_it_ended_takes_no_further_part() {
        send(Map.of("pod", "a"), at -> 3.0);
        send(Map.of("pod", "b"), at -> at < START.getEpochSecond() + 60 ? 4.0 : Double.NaN);

        assertThat(samples(new Window(START, START.plusSeconds(120), STEP)))
                .extracting(Sample::value)
                .containsExactly(7.0, 7.0, 3.0, 3.0, 3.0);
    }

    @Test
    void deltas_are_growth_already() {
        List<PushedPoint> points = new ArrayList<>();
        for (int i = 0; i <= 40; i++) {
            Instant at = START.plus(STEP.multipliedBy(i));
            points.add(new PushedPoint("sps", Map.of(), at, 60, true));
        }
        store.add(KEY, points);

        assertThat(rates(START, START.plusSeconds(600)).samples())
                .extracting(Sample::value)
                .containsOnly(2.0);
    }

    @Test
    void a_repeated_point_counts_once() {
        PushedPoint point = new PushedPoint("sps", Map.of(), START, 5, false);

        assertThat(store.add(KEY, List.of(point, point))).isEqualTo(1);
        assertThat(store.add(KEY, List.of(point))).isZero();
    }

    private SourceAnswer.Samples rates(Instant from, Instant to) {
        return (SourceAnswer.Samples)
                reader().read(source(MetricSource.Reading.RATE), new Window(from, to, STEP));
    }
}
