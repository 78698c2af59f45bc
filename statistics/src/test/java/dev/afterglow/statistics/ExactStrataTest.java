package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.afterglow.statistics.ExactStrata.Stratum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactStrataTest {

    /// Fisher's lady tasting tea (1935): three of four cups right.
    @Test
    void one_table_is_fishers_exact_test() {
        ExactStrata tea = ExactStrata.of(List.of(new Stratum(4, 4, 8)), 3);

        assertThat(tea.exactP()).isCloseTo(17 / 70.0, within(1e-12));
        assertThat(tea.midP()).isCloseTo(9 / 70.0, within(1e-12));
        assertThat(tea.expected()).isCloseTo(2, within(1e-12));
    }

    @Test
    void alike_single_cases_are_the_binomial() {
        double[] chances = new double[40];
        Arrays.fill(chances, .1);
        for (int observed = 0; observed <= 40; observed++) {
            ExactStrata test = ExactStrata.ofChances(chances, observed);

            assertThat(test.midP()).isCloseTo(new Binomial(40, .1).midP(observed), within(1e-9));
        }
    }

    /// Against a second computation that lists every outcome.
    @Test
    void random_strata_equal_full_enumeration_at_every_rate_ratio() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 60; i++) {
            List<Stratum> strata = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                int total = 1 + random.nextInt(7);
                strata.add(
                        new Stratum(random.nextInt(total + 1), random.nextInt(total + 1), total));
            }
            double[] plain = enumerate(strata, 1);
            int lowest = 0;
            while (plain[lowest] == 0) {
                lowest++;
            }
            for (int observed = lowest; plain[observed] > 0; observed++) {
                ExactStrata test = ExactStrata.of(strata, observed);

                assertThat(test.exactP()).isCloseTo(upper(plain, observed), within(1e-9));
                assertThat(test.expected()).isCloseTo(mean(plain), within(1e-9));
                checkInterval(test, strata);
            }
        }
    }

    private static void checkInterval(ExactStrata test, List<Stratum> strata) {
        Interval rate = test.rateRatio();
        int observed = test.observed();
        if (rate.low() > 0) {
            double[] at = enumerate(strata, rate.low());
            assertThat(upper(at, observed) - at[observed] / 2).isCloseTo(.025, within(1e-9));
        }
        if (rate.high() < Double.POSITIVE_INFINITY) {
            double[] at = enumerate(strata, rate.high());
            assertThat(1 - upper(at, observed) + at[observed] / 2).isCloseTo(.025, within(1e-9));
        }
        assertThat(
                        test.observedOverExpected().contains(1)
                                || test.midP() < .05
                                || test.midP() > .95)
                .isTrue();
    }

    private static double[] enumerate(List<Stratum> strata, double ratio) {
        double[] sum = new double[64];
        sum[0] = 1;
        for (Stratum stratum : strata) {
            double[] next = new double[64];
            double all = 0;
            for (int x = 0; x <= stratum.cases(); x++) {
                double weight =
                        ways(stratum.exposed(), x)
                                * ways(stratum.total() - stratum.exposed(), stratum.cases() - x)
                                * Math.pow(ratio, x);
                all += weight;
                for (int s = 0; s + x < 64; s++) {
                    next[s + x] += sum[s] * weight;
                }
            }
            for (int s = 0; s < 64; s++) {
                next[s] /= all;
            }
            sum = next;
        }
        return sum;
    }

    private static double ways(int n, int k) {
        if (k < 0 || k > n) {
            return 0;
        }
        return k == 0 ? 1 : ways(n - 1, k - 1) * n / k;
    }

    private static double upper(double[] chance, int from) {
        double sum = 0;
        for (int s = from; s < chance.length; s++) {
            sum += chance[s];
        }
        return sum;
    }

    private static double mean(double[] chance) {
        double sum = 0;
        for (int s = 0; s < chance.length; s++) {
            sum += s * chance[s];
        }
        return sum;
    }

    @Test
    void far_tails_stay_exact_on_both_sides() {
        double[] chances = new double[3_000];
        Arrays.fill(chances, .05);

        ExactStrata many = ExactStrata.ofChances(chances, 600);
        ExactStrata few = ExactStrata.ofChances(chances, 3);

        double expected = new Binomial(3_000, .05).atLeast(600);
        assertThat(many.exactP() / expected).isCloseTo(1, within(1e-9));
        assertThat(few.midP()).isCloseTo(1, within(1e-12));
        assertThat(few.observedOverExpected().high()).isLessThan(.1);
    }

    /// One-sided binomial power at 5 %, exposed share of time and rate ratio as in the project's
    /// research notes; the mid-p test finds at least as much as the exact one.
    @ParameterizedTest
    @CsvSource({"2,40,.33", "2,80,.50", "2,160,.67", "3,40,.65", "3,80,.87", "4,40,.85"})
    void power_is_at_least_that_of_the_exact_test(double ratio, int n, double published) {
        double[] chances = new double[n];
        Arrays.fill(chances, .05);

        double power = ExactStrata.ofChances(chances, 0).power(ratio, .05);

        assertThat(power).isBetween(published - .005, published + .2);
    }

    @Test
    void power_equals_simulation() {
        double[] chances = {.1, .3, .05, .2, .2, .4, .1, .1, .25, .15, .1, .3};
        double power = ExactStrata.ofChances(chances, 0).power(3, .05);

        Power simulated =
                Power.simulate(
                        random -> {
                            int hits = 0;
                            for (double chance : chances) {
                                double tilted = 3 * chance / (3 * chance + 1 - chance);
                                hits += random.nextDouble() < tilted ? 1 : 0;
                            }
                            return ExactStrata.ofChances(chances, hits).midP() <= .05;
                        },
                        new Power.Runs(4_000, 8));

        assertThat(simulated.interval().contains(power)).isTrue();
    }

    @Test
    void a_case_crossover_pairs_each_case_with_its_own_controls() {
        boolean[] cases = {true, true, false};
        boolean[][] controls = {{false, false, false}, {true, false}, {}};

        ExactStrata test = ExactStrata.caseCrossover(cases, controls);

        assertThat(test.observed()).isEqualTo(2);
        assertThat(test.expected()).isCloseTo(1 / 4.0 + 2 / 3.0, within(1e-12));
        assertThat(test.exactP()).isCloseTo(1 / 4.0 * 2 / 3.0, within(1e-12));
    }

    @Test
    void without_contrast_nothing_is_told() {
        ExactStrata none = ExactStrata.of(List.of(), 0);
        ExactStrata always = ExactStrata.ofChances(new double[] {1, 1, 0}, 2);

        assertThat(none.tells()).isFalse();
        assertThat(none.midP()).isEqualTo(.5);
        assertThat(none.observedOverExpected()).isEqualTo(Interval.UNKNOWN);
        assertThat(none.power(2, .05)).isZero();
        assertThat(always.tells()).isFalse();
        assertThat(always.midP()).isEqualTo(.5);
    }

    @Test
    void an_impossible_count_is_refused() {
        assertThatThrownBy(() -> ExactStrata.ofChances(new double[] {.5}, 2))
                .hasMessageContaining("0..1");
        assertThatThrownBy(() -> new Stratum(3, 1, 2)).hasMessageContaining("cases=3");
    }
}
