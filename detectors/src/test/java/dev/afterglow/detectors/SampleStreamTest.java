package dev.afterglow.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SampleStreamTest {
    private static final DetectorSettings SETTINGS = DetectorSettings.of(Duration.ofMinutes(1));
    private static final long STEP = 300_000;

    private static List<Verdict> run(SampleStream stream, long[] times) {
        Random random = new Random(3);
        List<Verdict> verdicts = new ArrayList<>();
        for (long time : times) {
            verdicts.add(stream.next(time, 100 + random.nextGaussian()));
        }
        return verdicts;
    }

    private static long[] times(int rows, long firstGap) {
        long[] times = new long[rows];
        for (int i = 1; i < rows; i++) {
            times[i] = times[i - 1] + (i == 1 ? firstGap : STEP);
        }
        return times;
    }

    @Test
    void without_a_step_the_commonest_gap_is_taken() {
        long[] times = times(600, 7 * STEP);

        Verdict found = run(SampleStream.withoutStep(SETTINGS), times).get(599);
        SampleStream told = SampleStream.withStep(SETTINGS.withStep(Duration.ofMillis(STEP)));
        Verdict known = run(told, times).get(599);

        assertThat(found).isInstanceOf(Verdict.Normal.class).isEqualTo(known);
    }

    @Test
    void the_first_rows_do_not_depend_on_what_follows() {
        long[] regular = times(100, STEP);
        long[] stretched = regular.clone();
        for (int i = 40; i < 100; i++) {
            stretched[i] = stretched[39] + (i - 39L) * 9 * STEP;
        }

        List<Verdict> one = run(SampleStream.withoutStep(SETTINGS), regular);
        List<Verdict> other = run(SampleStream.withoutStep(SETTINGS), stretched);

        assertThat(one.subList(0, 40)).isEqualTo(other.subList(0, 40));
        assertThat(one).allMatch(v -> v instanceof Verdict.Learning);
    }

    @Test
    void a_repeated_or_backward_time_is_refused_and_changes_nothing() {
        long[] times = times(200, STEP);
        SampleStream disturbed = SampleStream.withoutStep(SETTINGS);
        List<Verdict> before = run(disturbed, times);

        assertThatThrownBy(() -> disturbed.next(times[199], 5))
                .isInstanceOf(IllegalArgumentException.class);
        SampleStream quiet = SampleStream.withoutStep(SETTINGS);
        assertThat(run(quiet, times)).isEqualTo(before);
        assertThat(disturbed.next(times[199] + STEP, 100))
                .isEqualTo(quiet.next(times[199] + STEP, 100));
    }
}
