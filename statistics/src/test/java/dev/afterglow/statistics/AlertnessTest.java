package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.afterglow.statistics.Alertness.Sleep;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertnessTest {

    /// The first row of the published example of the FIPS package (woken at 08:00): S 7.96, C
    /// -1.67, W -5.72, U -.00274.
    @Test
    void waking_at_eight_equals_the_published_example() {
        List<Sleep> upTo8 = List.of(new Sleep(7.999999, 8));

        Alertness waking = Alertness.at(8, upTo8, Alertness.Type.BETWEEN);

        assertThat(waking.c()).isCloseTo(-1.67, within(.005));
        assertThat(waking.w()).isCloseTo(-5.72, within(1e-4));
        assertThat(waking.u()).isCloseTo(-.00274, within(1e-5));
    }

    /// The recovery rate is defined so that eight hours lift S from 7.96 to 14 without the break.
    @Test
    void sleep_follows_the_line_to_the_break_and_the_curve_after_it() {
        double g = Math.log((14.3 - 14) / (14.3 - 7.96)) / 8;
        double level = 2.4 + (7.96 - 2.4) * Math.exp(-.0353 * 16);
        double untilBreak = (12.2 - level) / (g * (12.2 - 14.3));
        double after = 14.3 - (14.3 - 12.2) * Math.exp(g * (10 - untilBreak));

        Alertness morning = Alertness.at(33, List.of(new Sleep(23, 33)), Alertness.Type.BETWEEN);

        assertThat(morning.s()).isCloseTo(after, within(1e-9));
    }

    @Test
    void a_short_night_makes_sleepier_than_a_full_one() {
        List<Sleep> full = nights(23, 31);
        List<Sleep> broken = nights(27, 31);

        Alertness rested = Alertness.at(4 * 24 + 33, full, Alertness.Type.BETWEEN);
        Alertness tired = Alertness.at(4 * 24 + 33, broken, Alertness.Type.BETWEEN);

        assertThat(tired.kss()).isGreaterThan(rested.kss() + 1);
        assertThat(Alertness.at(4 * 24 + 52, full, Alertness.Type.BETWEEN).kss())
                .isGreaterThan(Alertness.SLEEPY);
    }

    private static List<Sleep> nights(double from, double to) {
        List<Sleep> sleeps = new ArrayList<>();
        for (int night = 0; night < 5; night++) {
            sleeps.add(new Sleep(24 * night + from, 24 * night + to));
        }
        return sleeps;
    }

    @Test
    void the_band_grows_with_the_share_and_stays_on_the_scale() {
        Alertness state = Alertness.at(36, List.of(new Sleep(23, 31)), Alertness.Type.EVENING);

        Interval half = state.kssOf(.5);
        Interval most = state.kssOf(.9);

        assertThat(half.contains(state.kss())).isTrue();
        assertThat(most.low()).isLessThan(half.low()).isGreaterThanOrEqualTo(1);
        assertThat(most.high()).isGreaterThan(half.high()).isLessThanOrEqualTo(9);
        assertThat(half.high() - state.kss()).isCloseTo(.67449 * Math.hypot(1, 1.2), within(1e-4));
    }

    @Test
    void sleeps_out_of_order_are_refused() {
        List<Sleep> wrong = List.of(new Sleep(23, 31), new Sleep(30, 34));

        assertThatThrownBy(() -> Alertness.at(40, wrong, Alertness.Type.BETWEEN))
                .hasMessageContaining("in order");
        assertThatThrownBy(() -> new Sleep(5, 5)).hasMessageContaining("from < to");
    }
}
