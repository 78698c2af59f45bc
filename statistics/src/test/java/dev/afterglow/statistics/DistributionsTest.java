package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Tails and intervals against exact rational arithmetic and against SciPy 1.17.
class DistributionsTest {

    private static final Offset<Double> NINE = within(1e-9);

    @Test
    void binomial_tails_equal_exact_fractions() {
        for (int k = 0; k <= 40; k++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int x = k; x <= 40; x++) {
                sum =
                        sum.add(
                                new BigDecimal(choose(40, x))
                                        .multiply(new BigDecimal("0.1").pow(x))
                                        .multiply(new BigDecimal("0.9").pow(40 - x)));
            }
            Binomial binomial = new Binomial(40, .1);

            assertThat(binomial.atLeast(k)).isCloseTo(sum.doubleValue(), NINE);
            assertThat(binomial.atMost(k - 1)).isCloseTo(1 - sum.doubleValue(), NINE);
        }
    }

    @Test
    void poisson_tails_equal_the_sum_of_their_terms() {
        for (int k = 0; k <= 30; k++) {
            double below = 0;
            for (int x = 0; x < k; x++) {
                double term = Math.exp(-4.2);
                for (int i = 1; i <= x; i++) {
                    term *= 4.2 / i;
                }
                below += term;
            }

            assertThat(new Poisson(4.2).atMost(k - 1)).isCloseTo(below, NINE);
            assertThat(new Poisson(4.2).atLeast(k)).isCloseTo(1 - below, NINE);
        }
    }

    @Test
    void hypergeometric_equals_exact_fractions() {
        for (int k = 0; k <= 12; k++) {
            BigInteger ways = BigInteger.ZERO;
            for (int x = k; x <= 12; x++) {
                ways = ways.add(choose(12, x).multiply(choose(38, 14 - x)));
            }
            double exact =
                    new BigDecimal(ways)
                            .divide(new BigDecimal(choose(50, 14)), MathContext.DECIMAL64)
                            .doubleValue();

            assertThat(new Hypergeometric(50, 12, 14).atLeast(k)).isCloseTo(exact, NINE);
        }
    }

    private static BigInteger choose(int n, int k) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return k < 0 || k > n ? BigInteger.ZERO : ways;
    }

    @Test
    void special_functions_equal_scipy() {
        assertThat(Special.logGamma(.3)).isCloseTo(1.0957979948180756, NINE);
        assertThat(Special.logGamma(123.4)).isCloseTo(469.3360974421906, NINE);
        assertThat(Special.gammaBelow(3.3, 2.1)).isCloseTo(.2833396064122837, NINE);
        assertThat(Special.gammaAbove(30, 55.5)).isCloseTo(6.921591478608242e-05, within(1e-14));
        assertThat(Special.beta(.2, 2.5, 7.1)).isCloseTo(.3742915086614234, NINE);
    }

    @Test
    void exact_intervals_equal_clopper_pearson_and_garwood() {
        Interval proportion = Binomial.exact(new Share(7, 40), .95);
        Interval mean = Poisson.exact(10, .95);

        assertThat(proportion.low()).isCloseTo(.07338272935208517, NINE);
        assertThat(proportion.high()).isCloseTo(.32779013336158586, NINE);
        assertThat(mean.low()).isCloseTo(4.7953886961324335, NINE);
        assertThat(mean.high()).isCloseTo(18.39035604201778, NINE);
    }

    @Test
    void mid_p_intervals_lie_inside_the_exact_ones() {
        for (int hits = 0; hits <= 20; hits++) {
            Interval exact = Binomial.exact(new Share(hits, 20), .95);
            Interval mid = Binomial.midP(new Share(hits, 20), .95);
            Interval exactMean = Poisson.exact(hits, .95);
            Interval midMean = Poisson.midP(hits, .95);

            assertThat(mid.low()).isBetween(exact.low(), hits / 20.0);
            assertThat(mid.high()).isBetween(hits / 20.0, exact.high());
            assertThat(midMean.low()).isBetween(exactMean.low(), (double) hits);
            assertThat(midMean.high()).isBetween((double) hits, exactMean.high());
        }
    }

    @Test
    void nothing_seen_still_has_an_upper_bound() {
        assertThat(Binomial.exact(new Share(0, 0), .95)).isEqualTo(new Interval(0, 1));
        assertThat(Poisson.exact(0, .95).high()).isCloseTo(-Math.log(.025), NINE);
        assertThat(Poisson.ratio(new Poisson.Rate(0, 3), new Poisson.Rate(0, 9), .95))
                .isEqualTo(Interval.UNKNOWN);
        assertThat(Poisson.midP(new Poisson.Rate(0, 3), new Poisson.Rate(0, 9))).isEqualTo(.5);
    }

    /// Przyborowski and Wilenski's conditioning, by hand: 9 of 11 events in a third of the
    /// exposure.
    @Test
    void two_rates_are_compared_given_their_sum() {
        Poisson.Rate after = new Poisson.Rate(9, 10);
        Poisson.Rate before = new Poisson.Rate(2, 20);
        double third = 1 / 3.0;
        double tail = 11 * Math.pow(third, 10) * 2 * third + Math.pow(third, 11);
        double point = 55 * Math.pow(third, 9) * Math.pow(2 * third, 2);

        assertThat(Poisson.midP(after, before)).isCloseTo(tail + point / 2, NINE);
        assertThat(Poisson.ratio(after, before, .95).contains(9.0)).isTrue();
    }

    @Test
    void impossible_parameters_are_refused_with_their_values() {
        assertThatThrownBy(() -> new Binomial(3, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Poisson(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Hypergeometric(3, 4, 1)).hasMessageContaining("marked=4");
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("2.0..1.0");
        assertThatThrownBy(() -> new Share(4, 3)).hasMessageContaining("4/3");
    }

    @Test
    void adjusted_p_equals_scipys_and_holms_own_rule() {
        double[] q = MultipleTests.benjaminiHochberg(.05, .01, .04, .02, .03, .6, .2);
        double[] holm = MultipleTests.holm(.01, .04, .03, .005);

        assertThat(q).containsExactly(new double[] {.07, .07, .07, .07, .07, .6, .7 / 3}, NINE);
        assertThat(holm).containsExactly(new double[] {.03, .06, .06, .02}, NINE);
        assertThat(MultipleTests.benjaminiHochberg()).isEmpty();
        assertThatThrownBy(() -> MultipleTests.holm(Double.NaN)).hasMessageContaining("NaN");
    }

    /// The fifteen p values of Benjamini and Hochberg's own example (1995, section 3.2): four are
    /// significant at 5 % by their procedure, three by Bonferroni's (and Holm's).
    @Test
    void benjamini_and_hochbergs_own_example_calls_four() {
        double[] p = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719,
            .6528, .7590, 1.0
        };

        assertThat(Arrays.stream(MultipleTests.benjaminiHochberg(p)).filter(q -> q <= .05))
                .hasSize(4);
        assertThat(Arrays.stream(MultipleTests.holm(p)).filter(q -> q <= .05)).hasSize(3);
    }
}
