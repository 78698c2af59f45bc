package dev.afterglow.paging;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom to page, in which order, and how often again.
///
/// @param steps one to twenty, in the order of their times
/// @param repeat further rounds after the first, 0 to 100
/// @param againAfter from the last step of a round to the next round, one minute to seven days
/// @param ackTimeout how long an acknowledgement holds before a new round begins, or null: for ever
/// @param handOver the policy that goes on when all rounds were in vain, or null
public record Policy(
        PolicyId id,
        String name,
        List<Step> steps,
        int repeat,
        Duration againAfter,
        @Nullable Duration ackTimeout,
        @Nullable PolicyId handOver) {

    public static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private static final int MOST_STEPS = 20;
    private static final int MOST_ROUNDS = 100;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Policy {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw wrong(id, "has 1 to 20 steps, was " + steps.size());
        }
        for (int at = 1; at < steps.size(); at++) {
            if (steps.get(at).after().compareTo(steps.get(at - 1).after()) < 0) {
                throw wrong(
                        id, "has its steps in the order of time; step " + (at + 1) + " is earlier");
            }
        }
        if (repeat < 0 || repeat > MOST_ROUNDS) {
            throw wrong(id, "repeats 0 to 100 times, was " + repeat);
        }
        requireSpan(id, "again_after", againAfter);
        if (ackTimeout != null) {
            requireSpan(id, "ack_timeout", ackTimeout);
        }
    }

    private static void requireSpan(PolicyId id, String name, Duration span) {
        if (span.compareTo(SHORTEST) < 0 || span.compareTo(Step.LATEST) > 0) {
            throw wrong(id, "has " + name + " of 1m to 7d, was " + span);
        }
    }

    private static IllegalArgumentException wrong(PolicyId id, String sentence) {
        return new IllegalArgumentException("Policy " + id + " " + sentence + "; nothing changed");
    }

    /// A policy of these steps, once through.
    public static Policy of(PolicyId id, Step... steps) {
        return new Policy(id, id.value(), List.of(steps), 0, AGAIN_AFTER, null, null);
    }

    /// The same with further rounds.
    public Policy withRepeat(int rounds) {
        return new Policy(id, name, steps, rounds, againAfter, ackTimeout, handOver);
    }

    /// The same with a limit to how long an acknowledgement holds.
    public Policy withAckTimeout(Duration timeout) {
        return new Policy(id, name, steps, repeat, againAfter, timeout, handOver);
    }

    /// The same, going on with another policy in the end.
    public Policy withHandOver(PolicyId next) {
        return new Policy(id, name, steps, repeat, againAfter, ackTimeout, next);
    }

    /// From the start of a round to its last step.
    Duration length() {
        return steps.getLast().after();
    }
}
