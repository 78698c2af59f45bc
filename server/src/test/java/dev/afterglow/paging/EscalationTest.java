package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Severity;
import dev.afterglow.paging.Decision.BeginRound;
import dev.afterglow.paging.Decision.Exhausted;
import dev.afterglow.paging.Decision.HandOver;
import dev.afterglow.paging.Decision.Notify;
import dev.afterglow.paging.Decision.PassOver;
import dev.afterglow.paging.Decision.Remind;
import dev.afterglow.paging.Decision.Reopen;
import dev.afterglow.paging.Decision.Rest;
import dev.afterglow.paging.Decision.WaitUntil;
import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final Instant START = Instant.parse("2026-03-04T10:00:00Z");
    private static final Step FIRST = step(0);
    private static final Step SECOND = step(5);
    private static final Policy CORE = Policy.of(new PolicyId("core"), FIRST, SECOND);

    @Test
    void the_first_step_is_due_at_once_and_the_second_after_its_time() {
        Situation opened = firing(CORE, Position.start(START));
        Situation afterFirst = firing(CORE, new Position(0, 0, START, 1, false));

        assertThat(Escalation.next(opened, START)).isInstanceOf(Notify.class);
        assertThat(Escalation.next(afterFirst, minutes(4)))
                .isEqualTo(new WaitUntil(minutes(5), "step 2 comes next"));
        assertThat(Escalation.next(afterFirst, minutes(5)))
                .isInstanceOfSatisfying(Notify.class, due -> assertThat(due.number()).isOne());
    }

    @Test
    void a_step_that_found_nobody_makes_the_next_one_due_at_once() {
        Situation nobodyYet =
                firing(CORE, Position.start(START).afterStep(Duration.ZERO, true, START));

        Decision next = Escalation.next(nobodyYet, START);

        assertThat(next)
                .isInstanceOfSatisfying(
                        Notify.class,
                        due -> assertThat(due.because()).contains("the step before found nobody"));
    }

    @Test
    void rounds_follow_again_after_the_last_step_until_all_are_done() {
        Policy twice = CORE.withRepeat(1);
        Situation endOfFirst = firing(twice, new Position(0, 0, START, 2, false));
        Situation endOfSecond = firing(twice, new Position(0, 1, minutes(15), 2, false));

        assertThat(Escalation.next(endOfFirst, minutes(14)))
                .isEqualTo(new WaitUntil(minutes(15), "the next round begins then"));
        assertThat(Escalation.next(endOfFirst, minutes(15)))
                .isInstanceOfSatisfying(
                        BeginRound.class,
                        round -> assertThat(round.start()).isEqualTo(minutes(15)));
        assertThat(Escalation.next(endOfSecond, minutes(20))).isInstanceOf(Exhausted.class);
    }

    @Test
    void after_all_rounds_the_next_policy_takes_over() {
        Policy second = Policy.of(new PolicyId("second"), FIRST);
        Situation end =
                new Situation(
                        List.of(CORE, second),
                        Severity.CRITICAL,
                        new Position(0, 0, START, 2, false),
                        null,
                        false,
                        List.of());

        Decision next = Escalation.next(end, minutes(15));

        assertThat(next)
                .isInstanceOfSatisfying(
                        HandOver.class,
                        over -> assertThat(over.because()).contains("goes on with second"));
    }

    @Test
    void an_acknowledgement_rests_until_it_runs_out() {
        Situation forever = held(CORE, List.of());
        Situation anHour = held(CORE.withAckTimeout(Duration.ofHours(1)), List.of());

        assertThat(Escalation.next(forever, minutes(600))).isInstanceOf(Rest.class);
        assertThat(Escalation.next(anHour, minutes(60)))
                .isEqualTo(new WaitUntil(minutes(61), "the acknowledgement runs out then"));
        assertThat(Escalation.next(anHour, minutes(61))).isInstanceOf(Reopen.class);
    }

    @Test
    void people_whose_answer_is_wanted_are_reminded_even_when_somebody_has_it() {
        PersonId bo = new PersonId("bo");
        Situation waiting = held(CORE, List.of(new Situation.Asked(bo, minutes(6))));

        assertThat(Escalation.next(waiting, minutes(5)))
                .isEqualTo(
                        new WaitUntil(
                                minutes(6), "people who have not answered are reminded then"));
        assertThat(Escalation.next(waiting, minutes(6)))
                .isInstanceOfSatisfying(
                        Remind.class, late -> assertThat(late.persons()).containsExactly(bo));
    }

    @Test
    void somebody_is_reminded_twelve_times_and_then_no_more() {
        PagedPerson person =
                new PagedPerson(
                        new PersonId("bo"),
                        PagedPerson.BY_POLICY,
                        "",
                        START,
                        Answer.NONE,
                        null,
                        minutes(5),
                        0);

        for (int time = 1; time <= 12; time++) {
            assertThat(person.remindAt()).isEqualTo(minutes(5 * time));
            person = person.reminded(minutes(5 * time));
        }

        assertThat(person.remindAt()).isNull();
    }

    @Test
    void a_step_for_other_severities_is_passed_over_with_its_reason() {
        Step justWarnings =
                new Step(
                        Duration.ZERO,
                        FIRST.targets(),
                        false,
                        false,
                        new When(Set.of(Severity.WARNING), null));

        Decision next =
                Escalation.next(
                        firing(
                                Policy.of(new PolicyId("core"), justWarnings),
                                Position.start(START)),
                        START);

        assertThat(next)
                .isInstanceOfSatisfying(
                        PassOver.class,
                        over ->
                                assertThat(over.because())
                                        .isEqualTo(
                                                "the step is not for alerts of severity critical"));
    }

    @Test
    void after_an_outage_people_keep_the_time_between_steps() {
        Position onTime =
                Position.start(START).afterStep(Duration.ZERO, false, START.plusSeconds(1));
        Position late = Position.start(START).afterStep(Duration.ZERO, false, minutes(180));

        assertThat(onTime.roundStart()).isEqualTo(START);
        assertThat(Escalation.next(firing(CORE, late), minutes(181)))
                .isEqualTo(new WaitUntil(minutes(185), "step 2 comes next"));
    }

    private static Situation firing(Policy policy, Position position) {
        return new Situation(List.of(policy), Severity.CRITICAL, position, null, false, List.of());
    }

    private static Situation held(Policy policy, List<Situation.Asked> asked) {
        return new Situation(
                List.of(policy),
                Severity.CRITICAL,
                new Position(0, 0, START, 1, false),
                minutes(1),
                false,
                asked);
    }

    private static Step step(int minutes) {
        return Step.of(Duration.ofMinutes(minutes), new Target.OfPerson(new PersonId("ana")));
    }

    private static Instant minutes(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
