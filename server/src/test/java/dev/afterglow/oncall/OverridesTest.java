package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.oncall.Overrides.CoverWish;
import dev.afterglow.oncall.Overrides.Taking;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OverridesTest {

    private static final Instant NOW = SettableClock.START;
    private static final Instant MONDAY = Instant.parse("2026-03-09T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final ScheduleId CORE = new ScheduleId("core-primary");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final PersonId CLEO = new PersonId("cleo");

    @Autowired private OnCall onCall;
    @Autowired private Overrides overrides;
    @Autowired private TestPeople people;
    @Autowired private Audit audit;

    /// Ana has the week of the test's now, Bo the next one.
    @BeforeEach
    void schedule() {
        people.person("ana");
        people.person("bo");
        people.person("cleo");
        Layer week =
                Layer.of(
                        "week",
                        List.of(Crew.of(ANA), Crew.of(BO)),
                        new Rotation.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0)),
                        LocalDateTime.of(2026, 3, 2, 0, 0));
        Schedule schedule =
                new Schedule(CORE, ZoneId.of("UTC"), List.of(week), List.of(), List.of());
        onCall.define(new NamedSchedule(schedule, "Core", null), actor(), NOW.minus(DAY));
    }

    @Test
    void whoever_takes_the_shift_is_on_call_until_it_ends() {
        Changed changed = overrides.take(CORE, new Taking(CLEO, null), actor(), NOW);

        assertThat(changed).isInstanceOf(Changed.Given.class);
        assertThat(onCall.whoIsOnCall(CORE, NOW))
                .containsExactly(
                        new OnCallPerson(CLEO, MONDAY, new Source.OfOverride("took the shift")));
        assertThat(people(NOW.minusSeconds(1))).containsExactly(ANA);
        assertThat(people(MONDAY)).containsExactly(BO);
    }

    @Test
    void a_part_of_a_shift_is_covered_and_the_rest_stays() {
        Cover cover = new Cover(CLEO, ANA, NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));

        Changed changed = overrides.cover(CORE, new CoverWish(cover, "family"), actor(), NOW);

        assertThat(changed).isInstanceOf(Changed.Given.class);
        assertThat(people(NOW)).containsExactly(ANA);
        assertThat(people(NOW.plus(DAY))).containsExactly(CLEO);
        assertThat(people(NOW.plus(DAY.multipliedBy(2)))).containsExactly(ANA);
    }

    @Test
    void a_swap_moves_both_shifts_or_neither() {
        Cover hers = new Cover(BO, ANA, NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));
        Cover his = new Cover(ANA, BO, MONDAY, MONDAY.plus(DAY));
        Cover impossible = new Cover(ANA, CLEO, MONDAY, MONDAY.plus(DAY));

        Changed refused = overrides.swap(CORE, List.of(hers, impossible), actor(), NOW);
        List<GivenOverride> afterRefusal = overrides.of(CORE);
        Changed swapped = overrides.swap(CORE, List.of(hers, his), actor(), NOW);

        assertThat(refused).isEqualTo(new Changed.Refused("Cleo is not on call in that time."));
        assertThat(afterRefusal).isEmpty();
        assertThat(swapped).isInstanceOf(Changed.Given.class);
        assertThat(people(NOW.plus(DAY))).containsExactly(BO);
        assertThat(people(MONDAY)).containsExactly(ANA);
    }

    @Test
    void what_is_over_cannot_be_changed() {
        ScheduleOverride past =
                new ScheduleOverride(NOW.minus(DAY), NOW.minusSeconds(1), Crew.of(BO), "");

        Changed changed = overrides.give(CORE, past, actor(), NOW);

        assertThat(changed)
                .isEqualTo(
                        new Changed.Refused("That time is over; who was on call stays as it was."));
        assertThat(people(NOW.minusSeconds(9))).containsExactly(ANA);
    }

    @Test
    void an_override_that_began_before_now_begins_now() {
        ScheduleOverride half =
                new ScheduleOverride(NOW.minus(DAY), NOW.plus(DAY), Crew.of(BO), "");

        overrides.give(CORE, half, actor(), NOW);

        assertThat(people(NOW.minusSeconds(1))).containsExactly(ANA);
        assertThat(people(NOW)).containsExactly(BO);
    }

    @Test
    void an_override_that_is_taken_back_ends_then_and_keeps_its_past() {
        ScheduleOverride day = new ScheduleOverride(NOW, NOW.plus(DAY), Crew.of(BO), "");
        overrides.give(CORE, day, actor(), NOW);
        Instant later = NOW.plus(Duration.ofHours(1));

        boolean withdrawn =
                overrides.withdraw(CORE, overrides.of(CORE).getFirst().id(), actor(), later);

        assertThat(withdrawn).isTrue();
        assertThat(people(NOW)).containsExactly(BO);
        assertThat(people(later)).containsExactly(ANA);
        assertThat(audit.about("schedule:core-primary", 9))
                .extracting(line -> line.act().verb())
                .containsExactly("override.withdrawn", "override.given", "schedule.created");
    }

    @Test
    void nobody_who_is_unknown_is_put_on_call() {
        ScheduleOverride day =
                new ScheduleOverride(NOW, NOW.plus(DAY), Crew.of(new PersonId("dan")), "");

        assertThat(overrides.give(CORE, day, actor(), NOW))
                .isEqualTo(new Changed.Refused("dan is not known here, or has left."));
    }

    private List<PersonId> people(Instant at) {
        return onCall.whoIsOnCall(CORE, at).stream().map(OnCallPerson::person).toList();
    }

    private Actor actor() {
        return people.actor("ana");
    }
}
