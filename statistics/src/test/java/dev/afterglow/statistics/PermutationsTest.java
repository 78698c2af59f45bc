package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.afterglow.statistics.Curveball.Matrix;
import dev.afterglow.statistics.Curveball.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PermutationsTest {

    private static final ChanceTally.Plan ALL = new ChanceTally.Plan(20_000, Integer.MAX_VALUE);

    @Test
    void the_ordinary_stops_early_and_the_rare_does_not() {
        SplittableRandom random = new SplittableRandom(2);

        ChanceTally.Outcome ordinary =
                SequentialPermutation.test(.5, random::nextDouble, ChanceTally.Plan.USUAL);
        ChanceTally.Outcome rare =
                SequentialPermutation.test(.9999, random::nextDouble, ChanceTally.Plan.USUAL);

        assertThat(ordinary.chance().draws()).isLessThan(200);
        assertThat(ordinary.midP()).isBetween(.2, .8);
        assertThat(rare.chance().draws()).isEqualTo(10_000);
        assertThat(rare.midP()).isBetween(0.00004, .001);
    }

    /// Besag and Clifford's promise: under chance, p is uniform or larger.
    @Test
    void stopping_early_keeps_the_level() {
        SplittableRandom random = new SplittableRandom(9);
        int small = 0;
        for (int i = 0; i < 2_000; i++) {
            double observed = random.nextDouble();
            small +=
                    SequentialPermutation.test(
                                                    observed,
                                                    random::nextDouble,
                                                    new ChanceTally.Plan(400, 10))
                                            .midP()
                                    <= .05
                            ? 1
                            : 0;
        }

        assertThat(new Binomial(2_000, .05).atLeast(small)).isGreaterThan(.001);
    }

    /// All 3 x 3 matrices with margins 1 or 2 are few enough to list: each must come equally often.
    @Test
    void curveball_reaches_every_matrix_equally_often() {
        List<Row> rows = List.of(row(0, 1), row(1), row(2, 0));
        Curveball curveball = new Curveball(new Matrix(rows, 3), 7);
        Map<String, Integer> seen = new HashMap<>();
        int draws = 30_000;
        for (int i = 0; i < draws; i++) {
            curveball.trade(6);
            seen.merge(key(curveball), 1, Integer::sum);
        }

        int possible = matricesWithMargins(new int[] {2, 1, 2}, new int[] {2, 2, 1});
        assertThat(seen).hasSize(possible);
        double even = (double) draws / possible;
        double chiSquare =
                seen.values().stream().mapToDouble(n -> (n - even) * (n - even) / even).sum();
        assertThat(chiSquare).isLessThan(4.5 * possible);
    }

    private static Row row(Integer... columns) {
        return new Row(Set.of(columns), 0);
    }

    private static String key(Curveball curveball) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            key.append(curveball.has(i / 3, i % 3) ? '1' : '0');
        }
        return key.toString();
    }

    private static int matricesWithMargins(int[] rowSums, int[] columnSums) {
        int count = 0;
        for (int bits = 0; bits < 512; bits++) {
            int[] rows = new int[3];
            int[] columns = new int[3];
            for (int i = 0; i < 9; i++) {
                rows[i / 3] += bits >> i & 1;
                columns[i % 3] += bits >> i & 1;
            }
            if (Arrays.equals(rows, rowSums) && Arrays.equals(columns, columnSums)) {
                count++;
            }
        }
        return count;
    }

    @Test
    void curveball_keeps_margins_and_strata() {
        SplittableRandom random = new SplittableRandom(4);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Set<Integer> ticks = new HashSet<>();
            for (int c = 0; c < 70; c++) {
                if (random.nextInt(i % 2 == 0 ? 3 : 9) == 0) {
                    ticks.add(c);
                }
            }
            rows.add(new Row(ticks, i % 2));
        }
        Curveball curveball = new Curveball(new Matrix(rows, 70), 1);
        int[][] before = margins(curveball);
        int[][] pairsBefore = curveball.together();

        curveball.trade(5_000);

        assertThat(margins(curveball)).isDeepEqualTo(before);
        assertThat(curveball.together()).isNotEqualTo(pairsBefore);
    }

    /// Row sums, then column sums of each stratum.
    private static int[][] margins(Curveball curveball) {
        int[] rows = new int[60];
        int[][] columns = new int[2][70];
        for (int r = 0; r < 60; r++) {
            for (int c = 0; c < 70; c++) {
                int tick = curveball.has(r, c) ? 1 : 0;
                rows[r] += tick;
                columns[r % 2][c] += tick;
            }
        }
        return new int[][] {rows, columns[0], columns[1]};
    }

    @Test
    void a_thorough_coder_makes_no_pattern_but_a_planted_pair_does() {
        SplittableRandom random = new SplittableRandom(6);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double effort = i % 4 == 0 ? .7 : .1;
            Set<Integer> ticks = new HashSet<>();
            for (int c = 0; c < 6; c++) {
                if (random.nextDouble() < effort) {
                    ticks.add(c);
                }
            }
            if (ticks.contains(4) && random.nextDouble() < .9) {
                ticks.add(5);
            }
            rows.add(new Row(ticks, 0));
        }
        List<CoOccurrence.Pair> pairs = CoOccurrence.Pair.all(6);

        List<ChanceTally.Outcome> outcomes =
                CoOccurrence.test(
                        new Matrix(rows, 6),
                        pairs,
                        CoOccurrence.Draws.seeded(ChanceTally.Plan.USUAL, 1));

        double[] q =
                MultipleTests.benjaminiHochberg(
                        outcomes.stream().mapToDouble(ChanceTally.Outcome::midP).toArray());
        assertThat(pairs.get(14)).isEqualTo(new CoOccurrence.Pair(4, 5));
        assertThat(q[14]).isLessThan(.01);
        assertThat(Arrays.stream(q).filter(each -> each <= .05)).hasSize(1);
    }

    @Test
    void week_shifts_have_the_mean_of_all_shifts() {
        BitSet away = new BitSet();
        away.set(7, 12);
        WeekShifts shifts =
                new WeekShifts(
                        List.of(away),
                        List.of(new WeekShifts.Case(0, 8), new WeekShifts.Case(0, 15)),
                        70);

        ChanceTally.Outcome outcome = shifts.test(ALL, 3);

        assertThat(shifts.observed()).isEqualTo(1);
        assertThat(shifts.expected()).isCloseTo(.2, within(1e-12));
        assertThat(outcome.chance().mean()).isCloseTo(.2, within(.02));
        assertThat(outcome.midP()).isCloseTo(.1, within(.01));
    }

    @Test
    void recurrence_equals_all_orders() {
        int[] kinds = {1, 1, 2, 2};
        double[] times = {0, 1, 10, 20};
        List<Recurrence.Event> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            events.add(new Recurrence.Event(times[i], kinds[i], 0));
        }

        ChanceTally.Outcome outcome = new Recurrence(events).test(5, ALL, 5);

        assertThat(outcome.observed()).isEqualTo(1);
        assertThat(outcome.chance().mean()).isCloseTo(1 / 3.0, within(.01));
        assertThat(outcome.midP()).isCloseTo(1 / 6.0, within(.01));
        assertThatThrownBy(() ->
                        new Recurrence(
                                List.of(
                                        new Recurrence.Event(2, 0, 0),
                                        new Recurrence.Event(1, 0, 0))))
                .hasMessageContaining("event 1");
    }

    @Test
    void a_count_ratio_without_extra_scatter_is_the_poisson_interval() {
        CountRatio ratio = CountRatio.poisson(12, 5);
        Interval mid = Poisson.midP(12, .95);

        assertThat(ratio.ratio().low()).isCloseTo(mid.low() / 5, within(1e-9));
        assertThat(ratio.ratio().high()).isCloseTo(mid.high() / 5, within(1e-9));
        assertThat(new CountRatio(12, 5, 3).ratio().high()).isGreaterThan(ratio.ratio().high());
        assertThat(CountRatio.poisson(0, 0).ratio()).isEqualTo(Interval.UNKNOWN);
        assertThat(CountRatio.poisson(3, 20).power(2, .05)).isGreaterThan(.9);
    }

    @Test
    void power_between_two_kinds_of_draws_is_that_of_normal_values() {
        ChanceTally.Chance nothing = new ChanceTally.Chance(10, 4, 1_000);

        // z(.05) = 1.6448536: the critical value is 13.2897; qnorm(1 - .8) = -.8416212 from there.
        ChanceTally.Chance some = new ChanceTally.Chance(13.2897072 + .8416212 * 3, 9, 1_000);
        assertThat(nothing.power(some, .05)).isCloseTo(.8, within(1e-6));
        assertThat(nothing.power(nothing, .05)).isCloseTo(.05, within(1e-9));
        assertThat(nothing.power(nothing, .0005)).isCloseTo(.0005, within(1e-9));
        assertThat(nothing.power(new ChanceTally.Chance(20, 0, 1), .05)).isEqualTo(1);
    }
}
