package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolverPropertyTest {

    /// Blocks of seeds, so that a failure names a small range and the run stays readable.
    static LongStream blocks() {
        return LongStream.range(0, 10).map(block -> block * 20);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void random_schedules_agree_with_a_walk_minute_by_minute(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 20; seed++) {
            RandomSchedules given = new RandomSchedules(seed);

            List<Interval> intervals = Resolver.resolve(given.schedule, given.from, given.to);

            var slow = new MinuteByMinute(given.schedule, given.to);
            Instant reached = given.from;
            for (Interval interval : intervals) {
                assertThat(interval.from()).as("seed %d: no hole", seed).isEqualTo(reached);
                for (; reached.isBefore(interval.to()); reached = reached.plusSeconds(60)) {
                    assertThat(interval.duty())
                            .as("seed %d at %s", seed, reached)
                            .isEqualTo(slow.at(reached));
                }
            }
            assertThat(reached).as("seed %d: to the end", seed).isEqualTo(given.to);
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void an_instant_is_answered_as_its_interval_is(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 20; seed++) {
            RandomSchedules given = new RandomSchedules(seed);

            List<Interval> intervals = Resolver.resolve(given.schedule, given.from, given.to);

            for (Interval interval : intervals) {
                for (Instant at : List.of(interval.from(), interval.to().minusNanos(1))) {
                    assertThat(Resolver.whoIsOnCall(given.schedule, at))
                            .as("seed %d at %s", seed, at)
                            .isEqualTo(interval.duty());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_longer_look_says_the_same_of_the_shorter_one(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 20; seed++) {
            RandomSchedules given = new RandomSchedules(seed);
            SplittableRandom random = new SplittableRandom(seed);
            long minutes = Duration.between(given.from, given.to).toMinutes();
            Instant cut = given.from.plusSeconds(60 * random.nextLong(1, minutes));

            List<Interval> parts =
                    new ArrayList<>(Resolver.resolve(given.schedule, given.from, cut));
            parts.addAll(Resolver.resolve(given.schedule, cut, given.to));

            assertThat(Resolver.shifts(parts))
                    .as("seed %d cut at %s", seed, cut)
                    .isEqualTo(
                            Resolver.shifts(
                                    Resolver.resolve(given.schedule, given.from, given.to)));
        }
    }

    @Test
    void a_swap_conserves_everybodys_hours_together() {
        PersonId newcomer = new PersonId("newcomer");
        int swaps = 0;
        for (long seed = 0; seed < 200; seed++) {
            RandomSchedules given = new RandomSchedules(seed);
            List<Shift> before = shifts(given, given.schedule);
            PersonId relieved =
                    before.stream().flatMap(s -> s.person().stream()).findFirst().orElse(newcomer);
            if (relieved.equals(newcomer)) {
                continue;
            }

            var outcome =
                    new Cover(newcomer, relieved, given.from, given.to).in(given.schedule, "swap");

            assertThat(outcome).isInstanceOf(Cover.Outcome.Possible.class);
            var overrides = ((Cover.Outcome.Possible) outcome).overrides();
            List<Shift> after = shifts(given, given.schedule.with(overrides));
            assertThat(total(after)).as("seed %d", seed).isEqualTo(total(before));
            assertThat(hours(after, newcomer)).isEqualTo(hours(before, relieved));
            assertThat(hours(after, relieved)).isEqualTo(Duration.ZERO);
            swaps++;
        }
        assertThat(swaps).isGreaterThan(150);
    }

    private static List<Shift> shifts(RandomSchedules given, Schedule schedule) {
        return Resolver.shifts(Resolver.resolve(schedule, given.from, given.to));
    }

    private static Duration total(List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.person().isPresent())
                .map(shift -> Duration.between(shift.from(), shift.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration hours(List<Shift> shifts, PersonId person) {
        return total(
                shifts.stream()
                        .filter(shift -> shift.person().filter(person::equals).isPresent())
                        .toList());
    }
}
