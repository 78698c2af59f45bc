package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.experiments.OptIn.Exemption;
import dev.afterglow.experiments.OptIn.Grouping;
import dev.afterglow.experiments.OptIn.Instance;
import dev.afterglow.statistics.Binomial;
import dev.afterglow.statistics.Interval;
import dev.afterglow.statistics.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The schedule against its law. Seeds are fixed; the limits are those of one wrong alarm in a
/// million, so that another seed would hold as well.
class MonkeyTest {

    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final double ONE_IN_A_MILLION = 1e-6;

    /// The normal deviate above which one in a million lies.
    private static final double Z = 4.7534;

    private static final WorkDays DAYS =
            new WorkDays(LOS_ANGELES, WorkDays.WEEK, Set.of(LocalDate.of(2026, 7, 3)), 9, 15);

    private static final Monkey MONKEY = new Monkey(20_260_101, DAYS);

    private static OptIn optIn(double mean, int minimum, boolean exact) {
        return new OptIn("app", true, Grouping.CLUSTER, false, mean, minimum, Set.of(), exact);
    }

    private static MonkeyGroup group(int number) {
        return new MonkeyGroup("app", "prod", "", "app-" + number, "");
    }

    private static List<LocalDate> workDays(int count) {
        return FIRST.datesUntil(FIRST.plusYears(100)).filter(DAYS::isWorkDay).limit(count).toList();
    }

    /// Upper limit of χ² by Wilson and Hilferty (1931).
    private static double limit(int degrees) {
        double ninth = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - ninth + Z * Math.sqrt(ninth), 3);
    }

    private static double chiSquare(double[] observed, double[] expected) {
        return IntStream.range(0, observed.length)
                .mapToDouble(i -> Math.pow(observed[i] - expected[i], 2) / expected[i])
                .sum();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 5, 20})
    void the_count_of_days_is_binomial(double mean) {
        int days = 5_000;
        long drawn =
                workDays(days).stream()
                        .filter(day ->
                                MONKEY.draw(day, optIn(mean, 1, false), group(1)).isPresent())
                        .count();

        Interval likely = Binomial.exact(new Share((int) drawn, days), 1 - ONE_IN_A_MILLION);

        assertThat(1 / mean).isBetween(likely.low(), likely.high());
    }

    @Test
    void the_gaps_are_geometric() {
        double p = 0.2;
        List<LocalDate> days = workDays(20_000);
        double[] observed = new double[21];
        int last = -1;
        int gaps = 0;
        for (int i = 0; i < days.size(); i++) {
            if (MONKEY.draw(days.get(i), optIn(5, 1, false), group(2)).isPresent()) {
                if (last >= 0) {
                    observed[Math.min(i - last, 21) - 1]++;
                    gaps++;
                }
                last = i;
            }
        }
        double[] expected = new double[21];
        for (int n = 1; n <= 20; n++) {
            expected[n - 1] = gaps * p * Math.pow(1 - p, n - 1);
        }
        expected[20] = gaps * Math.pow(1 - p, 20);

        assertThat(chiSquare(observed, expected)).isLessThan(limit(20));
    }

    @Test
    void the_minutes_are_uniform_and_within_the_hours() {
        double[] observed = new double[360];
        int draws = 0;
        for (LocalDate day : workDays(400)) {
            for (int group = 0; group < 50; group++) {
                Instant at = MONKEY.draw(day, optIn(1, 1, false), group(group)).orElseThrow().at();
                var local = at.atZone(LOS_ANGELES);
                assertThat(local.toLocalDate()).isEqualTo(day);
                observed[local.getHour() * 60 + local.getMinute() - 9 * 60]++;
                draws++;
            }
        }
        double[] expected = new double[360];
        java.util.Arrays.fill(expected, draws / 360.0);

        assertThat(chiSquare(observed, expected)).isLessThan(limit(359));
    }

    @Test
    void groups_are_drawn_independently_of_each_other_and_of_yesterday() {
        double[] pairs = new double[4];
        double[] neighbours = new double[4];
        List<LocalDate> days = workDays(4_000);
        for (int i = 1; i < days.size(); i++) {
            boolean one = MONKEY.draw(days.get(i), optIn(2, 1, false), group(1)).isPresent();
            boolean two = MONKEY.draw(days.get(i), optIn(2, 1, false), group(2)).isPresent();
            boolean before = MONKEY.draw(days.get(i - 1), optIn(2, 1, false), group(1)).isPresent();
            pairs[(one ? 2 : 0) + (two ? 1 : 0)]++;
            neighbours[(one ? 2 : 0) + (before ? 1 : 0)]++;
        }
        double[] expected = new double[4];
        java.util.Arrays.fill(expected, (days.size() - 1) / 4.0);

        assertThat(chiSquare(pairs, expected)).isLessThan(limit(3));
        assertThat(chiSquare(neighbours, expected)).isLessThan(limit(3));
    }

    @Test
    void the_instance_is_any_of_them() {
        List<Instance> instances =
                IntStream.range(0, 10).mapToObj(i -> instance("i" + i, "app-1", "eu")).toList();
        double[] observed = new double[10];
        List<LocalDate> days = workDays(5_000);
        for (LocalDate day : days) {
            Instance chosen = MONKEY.choose(day, group(1), instances).orElseThrow();
            observed[Integer.parseInt(chosen.id().substring(1))]++;
        }
        double[] expected = new double[10];
        java.util.Arrays.fill(expected, days.size() / 10.0);

        assertThat(chiSquare(observed, expected)).isLessThan(limit(9));
    }

    @Test
    void two_monkeys_make_one_schedule_and_nothing_on_days_without_work() {
        List<Instance> instances =
                new ArrayList<>(
                        IntStream.range(0, 40)
                                .mapToObj(i -> instance("i" + i, "app-" + i % 20, "eu"))
                                .toList());
        Monkey other = new Monkey(20_260_101, DAYS);
        List<OptIn> optIns = List.of(optIn(2, 1, false));
        int drawn = 0;
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(1)); day = day.plusDays(1)) {
            List<Monkey.Termination> mine = MONKEY.schedule(day, optIns, instances);
            Collections.shuffle(instances, new Random(day.toEpochDay()));
            assertThat(other.schedule(day, optIns, instances)).isEqualTo(mine);
            assertThat(mine.isEmpty() || DAYS.isWorkDay(day)).isTrue();
            drawn += mine.size();
        }
        assertThat(drawn).isBetween(2_300, 2_900);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 2, false, 6",
        "5, 5, false, 9",
        "2, 4, false, 5",
        "5, 2, true, 5",
        "9, 4, true, 9"
    })
    void the_minimum_holds_and_lengthens_the_mean_unless_it_is_exact(
            double mean, int minimum, boolean exact, double expected) {
        OptIn optIn = optIn(mean, minimum, exact);
        List<Instance> instances = List.of(instance("i", "app-1", "eu"));
        List<LocalDate> days = workDays(20_000);
        Optional<Instant> last = Optional.empty();
        int lastIndex = -1;
        int shortest = Integer.MAX_VALUE;
        int terminations = 0;
        for (int i = 0; i < days.size(); i++) {
            Optional<Monkey.Termination> due = MONKEY.draw(days.get(i), optIn, group(1));
            if (due.isEmpty()) {
                continue;
            }
            var decision =
                    TerminationGates.decide(
                            MONKEY,
                            DAYS,
                            optIn,
                            due.get(),
                            new TerminationGates.Now(
                                    due.get().at(),
                                    true,
                                    Optional.empty(),
                                    true,
                                    false,
                                    instances,
                                    last));
            if (decision instanceof TerminationGates.Decision.Terminate) {
                if (lastIndex >= 0) {
                    shortest = Math.min(shortest, i - lastIndex);
                }
                lastIndex = i;
                last = Optional.of(due.get().at());
                terminations++;
            }
        }

        assertThat(shortest).isEqualTo(minimum);
        assertThat(days.size() / (double) terminations)
                .isCloseTo(expected, org.assertj.core.data.Percentage.withPercentage(6));
    }

    @Test
    void a_change_of_the_clock_leaves_nine_at_nine() {
        WorkDays allDay =
                new WorkDays(LOS_ANGELES, Set.of(java.time.DayOfWeek.SUNDAY), Set.of(), 0, 24);
        LocalDate spring = LocalDate.of(2026, 3, 8);
        for (int group = 0; group < 2_000; group++) {
            Instant at =
                    new Monkey(1, allDay)
                            .draw(spring, optIn(1, 1, false), group(group))
                            .orElseThrow()
                            .at();
            assertThat(at.atZone(LOS_ANGELES).toLocalDate()).isEqualTo(spring);
        }
        assertThat(DAYS.noTerminationSince(1, Instant.parse("2026-03-09T19:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-06T23:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "APP, false, 1",
        "APP, true, 2",
        "STACK, false, 2",
        "STACK, true, 4",
        "CLUSTER, false, 3",
        "CLUSTER, true, 6"
    })
    void groups_are_made_as_agreed(Grouping grouping, boolean regions, int expected) {
        List<Instance> instances = new ArrayList<>();
        for (String region : List.of("eu", "us")) {
            instances.add(new Instance("a" + region, "app", "prod", region, "s1", "", "app-s1"));
            instances.add(new Instance("b" + region, "app", "prod", region, "s1", "x", "app-s1-x"));
            instances.add(new Instance("c" + region, "app", "prod", region, "s2", "", "app-s2"));
            instances.add(
                    new Instance("d" + region, "app", "prod", region, "s3", "", "app-s3-canary"));
            instances.add(new Instance("e" + region, "app", "test", region, "s4", "", "app-s4"));
        }
        OptIn optIn =
                new OptIn(
                        "app",
                        true,
                        grouping,
                        regions,
                        2,
                        1,
                        Set.of(new Exemption("test", "*", "*", "*")),
                        false);

        assertThat(MonkeyGroup.of(optIn, instances)).hasSize(expected);
    }

    @Test
    void a_silence_that_chance_hardly_gives_is_told() {
        assertThat(Monkey.isSilent(optIn(5, 1, false), 20)).isFalse();
        assertThat(Monkey.isSilent(optIn(5, 1, false), 21)).isTrue();
        assertThat(Monkey.isSilent(optIn(2, 1, false), 6)).isFalse();
        assertThat(Monkey.isSilent(optIn(2, 1, false), 7)).isTrue();
        assertThat(Monkey.isSilent(optIn(5, 4, false), 23)).isFalse();
        assertThat(Monkey.isSilent(optIn(1, 1, false), 1)).isTrue();
    }

    private static Instance instance(String id, String cluster, String region) {
        return new Instance(id, "app", "prod", region, "", "", cluster);
    }
}
