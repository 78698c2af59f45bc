package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.afterglow.statistics.CumulativeIncidence;
import dev.afterglow.statistics.CumulativeIncidence.Course;
import dev.afterglow.statistics.CumulativeIncidence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BecameTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(200));
    private static final Offset<Double> EXACT = within(1e-9);

    private final List<Action> actions = new ArrayList<>();

    /// Five actions: done on day 10 and 40, declined on day 20, quiet on day 200 at the earliest,
    /// one open since day 170, that is for 30 days. By hand:
    /// day 10: 5 at risk, done 1/5 = .2, open .8;
    /// day 20: 4 at risk, declined .8/4 = .2, open .6;
    /// day 30: one is open and leaves; day 40: 2 at risk, done + .6/2 = .5 in all, open .3.
    @Test
    void ends_compete_as_in_the_case_computed_by_hand() {
        ended(State.DONE, 10);
        ended(State.DECLINED, 20);
        ended(State.DONE, 40);
        actions.add(action(Cost.DAYS, START, null));
        actions.add(action(Cost.DAYS, START.plus(Duration.ofDays(170)), null));

        Became became = Became.of(actions, Map.of(), NOW);

        assertThat(became.discretionary()).isEqualTo(5);
        assertThat(became.ends().get(State.DONE)).isEqualTo(0.5, EXACT);
        assertThat(became.ends().get(State.DECLINED)).isEqualTo(0.2, EXACT);
        assertThat(became.ends().get(State.QUIET)).isEqualTo(0, EXACT);
        assertThat(became.stillOpen()).isEqualTo(0.3, EXACT);
        assertThat(became.discretionaryOpen())
                .extracting(Step::time, Step::atRisk)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(10.0, 5),
                        org.assertj.core.groups.Tuple.tuple(20.0, 4),
                        org.assertj.core.groups.Tuple.tuple(40.0, 2));
        assertThat(became.discretionaryOpen())
                .allSatisfy(step -> assertThat(step.interval().contains(step.share())).isTrue());
    }

    /// Histories at random, counted by the library from courses that are written down here anew.
    @Test
    void the_curves_equal_those_of_the_statistics_library_and_make_one_with_what_is_open() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        List<State> ends =
                List.of(State.DONE, State.DECLINED, State.OVERTAKEN, State.QUIET, State.LEARNT);
        List<Course> courses = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            int end = random.nextInt(ends.size() + 1);
            int day = random.nextInt(200);
            courses.add(new Course(end == 0 ? 200 - day : day, end));
            if (end == 0) {
                actions.add(action(Cost.WEEKS, START.plus(Duration.ofDays(day)), null));
            } else {
                ended(ends.get(end - 1), day);
            }
        }

        Became became = Became.of(actions, Map.of(), NOW);

        double sum = became.stillOpen();
        for (State end : ends) {
            List<Step> library = CumulativeIncidence.of(courses, ends.indexOf(end) + 1);
            assertThat(became.endSteps().get(end)).as("seed %d, %s", seed, end).isEqualTo(library);
            double share = lastBefore180(library);
            assertThat(became.ends().get(end)).as("seed %d", seed).isEqualTo(share, EXACT);
            sum += share;
        }
        assertThat(became.discretionaryOpen())
                .as("seed %d", seed)
                .isEqualTo(CumulativeIncidence.stillOpen(courses));
        assertThat(sum).as("seed %d", seed).isEqualTo(1, EXACT);
    }

    private static double lastBefore180(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.time() <= 180)
                .reduce((earlier, later) -> later)
                .map(Step::share)
                .orElse(0.0);
    }

    @Test
    void what_is_done_at_once_is_counted_apart_from_the_middle() {
        actions.add(action(Cost.MINUTES, START, new Ending(State.DONE, START, "", "", null)));

        Became became = Became.of(actions, Map.of(), NOW);

        assertThat(became.discretionary()).isZero();
        assertThat(became.stillOpen()).isEqualTo(1);
        assertThat(became.atOnceOpen()).extracting(Step::share).containsExactly(0.0);
        assertThat(became.discretionaryOpen()).isEmpty();
    }

    @Test
    void forecasts_are_judged_when_their_90_days_are_over_and_by_them_alone() {
        ended(State.DONE, 10);
        ended(State.DONE, 120);
        actions.add(action(Cost.DAYS, NOW.minus(Duration.ofDays(20)), null));
        Map<ActionId, Said> said =
                Map.of(
                        actions.get(0).id(), new Said(5, 70),
                        actions.get(1).id(), new Said(5, 80),
                        actions.get(2).id(), new Said(5, 90));

        Became became = Became.of(actions, said, NOW);

        assertThat(became.bands()).hasSize(1);
        Became.Band likely = became.bands().getFirst();
        assertThat(likely.words()).isEqualTo("likely");
        assertThat(likely.actions()).isEqualTo(2);
        assertThat(likely.said()).isEqualTo(0.75, EXACT);
        assertThat(likely.was()).isEqualTo(0.5, EXACT);
        assertThat(became.brier().orElseThrow().brier())
                .isEqualTo((0.3 * 0.3 + 0.8 * 0.8) / 2, EXACT);
    }

    @Test
    void what_they_lost_to_is_counted_whatever_its_case() {
        lost("The winter launch");
        lost("the winter launch");
        lost("a new owner");
        ended(State.DECLINED, 5);

        Became became = Became.of(actions, Map.of(), NOW);

        assertThat(became.lostTo())
                .containsExactly(
                        new Became.Lost("The winter launch", 2), new Became.Lost("a new owner", 1));
        assertThat(became.reasons()).isEqualTo(3);
        assertThat(became.unfinished()).isEqualTo(4);
    }

    @Test
    void of_nothing_nothing_is_said() {
        Became became = Became.of(List.of(), Map.of(), NOW);

        assertThat(became.bands()).isEmpty();
        assertThat(became.brier()).isEmpty();
        assertThat(became.lostTo()).isEmpty();
    }

    private void ended(State state, int day) {
        Instant at = START.plus(Duration.ofDays(day));
        actions.add(action(Cost.DAYS, START, new Ending(state, at, "so", "", null)));
    }

    private void lost(String to) {
        Ending ending = new Ending(State.DECLINED, START.plusSeconds(60), "so", to, null);
        actions.add(action(Cost.WEEKS, START, ending));
    }

    private Action action(Cost cost, Instant createdAt, @Nullable Ending ending) {
        return new Action(
                new ActionId(actions.size() + 1L),
                "Two key sets",
                "",
                new Origin.ByHand(),
                cost,
                3,
                Strength.CONTAIN,
                ending == null ? State.OPEN : ending.state(),
                null,
                null,
                createdAt,
                null,
                createdAt,
                false,
                ending,
                null);
    }
}
