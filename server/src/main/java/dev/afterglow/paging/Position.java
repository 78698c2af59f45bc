package dev.afterglow.paging;

import java.time.Duration;
import java.time.Instant;

/// Where a page stands in its policies.
///
/// @param policy which of the frozen policies, from 0
/// @param round from 0
/// @param roundStart what `after` counts from; moved when a step was late, so that people keep the
///     time between steps that the policy gives them
/// @param nextStep the number of steps of this round that are done
/// @param reachedNobody whether the last step found nobody, so that the next one is due at once
public record Position(
        int policy, int round, Instant roundStart, int nextStep, boolean reachedNobody) {

    /// A step that is later than this, because the server was down, moves the rest of the round.
    private static final Duration PUNCTUAL = Duration.ofSeconds(30);

    static Position start(Instant at) {
        return new Position(0, 0, at, 0, false);
    }

    Position afterStep(Duration after, boolean foundNobody, Instant now) {
        Duration late = Duration.between(roundStart.plus(after), now);
        Instant start = late.compareTo(PUNCTUAL) > 0 ? roundStart.plus(late) : roundStart;
        return new Position(policy, round, start, nextStep + 1, foundNobody);
    }

    Position round(int number, Instant start) {
        return new Position(policy, number, start, 0, false);
    }

    Position inPolicy(int number, Instant start) {
        return new Position(number, 0, start, 0, false);
    }

    /// The next step is due without waiting for its time.
    Position nextAtOnce() {
        return new Position(policy, round, roundStart, nextStep, true);
    }

    /// From the beginning, as if the page had just opened.
    Position again(Instant now) {
        return start(now);
    }
}
