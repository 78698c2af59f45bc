package dev.afterglow.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScoresTest {
    private static LabelledSeries series(int size, int from, int to) {
        boolean[] labels = new boolean[size];
        java.util.Arrays.fill(labels, from, to, true);
        return new LabelledSeries("s", 0, 60_000, new double[size], labels, 0);
    }

    private static float[] alerts(int size, int... at) {
        float[] scores = new float[size];
        for (int i : at) {
            scores[i] = 1;
        }
        return scores;
    }

    @Test
    void a_segment_found_within_the_delay_counts_whole_and_a_late_one_is_missed() {
        LabelledSeries series = series(200, 100, 120);

        DelayScore early = DelayScore.of(series, alerts(200, 107, 50), 0, 0.5);
        DelayScore late = DelayScore.of(series, alerts(200, 108), 0, 0.5);
        assertThat(early).isEqualTo(new DelayScore(20, 0, 1));
        assertThat(late).isEqualTo(new DelayScore(0, 20, 0));
    }

    @Test
    void alerts_close_together_are_one_and_an_alert_outside_is_false() {
        LabelledSeries series = series(200, 100, 120);

        IncidentScore score = IncidentScore.of(series, alerts(200, 20, 30, 103, 170), 0, 0.5);
        assertThat(score.caught()).isEqualTo(1);
        assertThat(score.incidents()).isEqualTo(1);
        assertThat(score.falseAlerts()).isEqualTo(2);
        assertThat(score.delay(0.5)).isEqualTo(3);
    }

    @Test
    void perfect_scores_have_a_volume_near_one_and_constant_scores_a_small_one() {
        LabelledSeries series = series(5_000, 2_000, 2_100);
        float[] perfect = new float[5_000];
        java.util.Arrays.fill(perfect, 2_000, 2_100, 1);

        assertThat(VusPr.of(series, perfect, 0)).isGreaterThan(0.7);
        assertThat(VusPr.of(series, new float[5_000], 0)).isLessThan(0.2);
    }

    @Test
    void silence_scores_nothing_in_nab_and_the_first_point_of_every_window_scores_all() {
        long[] times = new long[1_000];
        NabFile file = new NabFile("f", times, new double[1_000], List.of(new int[] {500, 599}));
        NabScore standard = NabScore.PROFILES.get(0);

        double silent = standard.at(0.5, List.of(file), List.of(alerts(1_000)));
        double perfect = standard.at(0.5, List.of(file), List.of(alerts(1_000, 500, 501)));
        double wrong = standard.at(0.5, List.of(file), List.of(alerts(1_000, 300)));
        assertThat(silent).isZero();
        assertThat(perfect).isCloseTo(100, within(0.1));
        assertThat(wrong).isCloseTo(-5.5, within(0.01));
    }

    @Test
    void generated_cases_name_slices_that_hold_leaves() {
        for (int seed = 1; seed < 20; seed++) {
            RatioCases.Case one = RatioCases.generate(RatioCases.SETTINGS.get(3), seed);

            assertThat(one.truth()).hasSize(2);
            assertThat(one.leaves()).hasSize(120);
        }
    }
}
