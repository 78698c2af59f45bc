package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.experiments.OptIn.Exemption;
import dev.afterglow.experiments.OptIn.Grouping;
import dev.afterglow.experiments.OptIn.Instance;
import dev.afterglow.experiments.TerminationGates.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminationGatesTest {

    private static final WorkDays DAYS =
            new WorkDays(ZoneId.of("Europe/Lisbon"), WorkDays.WEEK, Set.of(), 9, 15);
    private static final Instant DUE = Instant.parse("2026-03-03T10:30:00Z");
    private static final Instance ONE = new Instance("one", "app", "prod", "eu", "s", "", "app-s");
    private static final MonkeyGroup GROUP = new MonkeyGroup("app", "prod", "", "", "");

    private static OptIn optIn(boolean enabled, Exemption... exceptions) {
        return new OptIn("app", enabled, Grouping.APP, false, 2, 2, Set.of(exceptions), false);
    }

    private static TerminationGates.Now now(Optional<String> outage, Optional<Instant> last) {
        return new TerminationGates.Now(
                DUE.plusSeconds(5), true, outage, true, false, List.of(ONE), last);
    }

    private static Decision decide(OptIn optIn, TerminationGates.Now now) {
        return TerminationGates.decide(
                new Monkey(1, DAYS), DAYS, optIn, new Monkey.Termination(GROUP, DUE), now);
    }

    private static void assertRefused(Decision decision, String reason) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void one_is_terminated_when_nothing_stands_against_it() {
        assertThat(decide(optIn(true), now(Optional.empty(), Optional.empty())))
                .isEqualTo(new Decision.Terminate(ONE));
    }

    @Test
    void on_the_leash_it_is_only_recorded() {
        assertThat(
                        decide(
                                optIn(true),
                                new TerminationGates.Now(
                                        DUE,
                                        true,
                                        Optional.empty(),
                                        true,
                                        true,
                                        List.of(ONE),
                                        Optional.empty())))
                .isEqualTo(new Decision.Leashed(ONE));
    }

    @Test
    void each_no_says_why() {
        Optional<Instant> never = Optional.empty();
        Optional<String> calm = Optional.empty();

        assertRefused(decide(optIn(true), now(Optional.of("sps is stale"), never)), "sps is stale");
        assertRefused(decide(optIn(false), now(calm, never)), "has withdrawn");
        assertRefused(
                decide(optIn(true, new Exemption("*", "s", "*", "*")), now(calm, never)),
                "no instance");
        assertRefused(
                decide(
                        optIn(true),
                        new TerminationGates.Now(
                                DUE.plus(Duration.ofMinutes(11)),
                                true,
                                calm,
                                true,
                                false,
                                List.of(ONE),
                                never)),
                "has passed");
        assertRefused(
                decide(
                        optIn(true),
                        new TerminationGates.Now(
                                DUE, false, calm, true, false, List.of(ONE), never)),
                "switched off");
        assertRefused(
                decide(
                        optIn(true),
                        new TerminationGates.Now(
                                DUE, true, calm, false, false, List.of(ONE), never)),
                "account 'prod'");
    }

    @Test
    void a_minimum_of_two_days_forbids_the_day_after() {
        Optional<Instant> yesterday = Optional.of(Instant.parse("2026-03-02T10:00:00Z"));
        Optional<Instant> friday = Optional.of(Instant.parse("2026-02-27T14:59:00Z"));

        assertRefused(
                decide(optIn(true), now(Optional.empty(), yesterday)), "must lie between two");
        assertThat(decide(optIn(true), now(Optional.empty(), friday)))
                .isEqualTo(new Decision.Terminate(ONE));
    }
}
