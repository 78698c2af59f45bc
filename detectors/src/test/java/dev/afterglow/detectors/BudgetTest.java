package dev.afterglow.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final int LONG = 50_000;

    private static Budget budget(double pagesPerMonth) {
        Tuning tuning = Tuning.GENERAL;
        DetectorSettings settings =
                DetectorSettings.of(Duration.ofMinutes(1)).withPagesPerMonth(pagesPerMonth);
        return new Budget(settings, tuning.opening(), tuning.calibration());
    }

    /// Evidence whose tail falls off with this mean excess.
    private static Budget taught(Budget budget, double excess, int samples) {
        Random random = new Random(7);
        for (int i = 0; i < samples; i++) {
            budget.learn(-excess * Math.log(1 - random.nextDouble()));
        }
        return budget;
    }

    @Test
    void more_is_asked_for_where_fewer_pages_are_wanted() {
        assertThat(budget(0.25).asked()).isGreaterThan(budget(1).asked());
        assertThat(budget(1).asked()).isGreaterThan(budget(30).asked());
    }

    @Test
    void a_series_that_behaves_is_asked_for_less_but_not_before_it_is_known() {
        double general = budget(1).asked();

        assertThat(taught(budget(1), 0.2, 1_000).asked()).isEqualTo(general);
        assertThat(taught(budget(1), 0.2, LONG).asked()).isBetween(0.6 * general, 0.9 * general);
    }

    @Test
    void what_is_asked_for_comes_as_often_as_the_budget_says() {
        double excess = 0.25;
        double asked = taught(budget(1), excess, LONG).asked();

        double pagesPerMonth = 43_200 * Math.exp(-asked / excess);
        assertThat(pagesPerMonth).isBetween(0.3, 3.0);
    }

    /// Beyond its 99 % quantile noise falls off faster than an exponential that fits it there.
    @Test
    void it_comes_as_often_where_the_tail_thins_out_as_that_of_plain_noise() {
        double unit = 0.68;
        Budget budget = budget(1);
        Random random = new Random(7);
        int samples = 20 * LONG;
        int came = 0;
        for (int i = 0; i < samples; i++) {
            double evidence = unit * Math.abs(random.nextGaussian());
            came += i >= LONG && evidence > budget.asked() ? 1 : 0;
            budget.learn(evidence);
        }

        double pagesPerMonth = came * 43_200.0 / (samples - LONG);
        assertThat(pagesPerMonth).isBetween(0.7, 1.6);
    }

    @Test
    void a_series_that_is_often_odd_is_never_asked_for_more() {
        double general = budget(1).asked();

        assertThat(taught(budget(1), 3, LONG).asked()).isEqualTo(general);
    }

    @Test
    void a_series_is_not_judged_by_itself_just_after_a_deviation() {
        double general = budget(1).asked();
        Budget budget = taught(budget(1), 0.2, LONG);
        double own = budget.asked();

        budget.unsettle();

        assertThat(budget.asked()).isEqualTo(general).isGreaterThan(own);
        assertThat(taught(budget, 0.2, Tuning.GENERAL.calibration().pause()).asked())
                .isEqualTo(own);
    }

    @Test
    void a_saved_budget_goes_on_as_before() {
        Budget before = taught(budget(1), 0.2, LONG);
        StateCursor written = StateCursor.writer();
        before.pass(written);

        Budget after = budget(1);
        after.pass(StateCursor.reader(written.written()));
        assertThat(after.asked()).isEqualTo(before.asked());
    }
}
