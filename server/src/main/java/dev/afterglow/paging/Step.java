package dev.afterglow.paging;

import java.time.Duration;
import java.util.List;

/// One step of a policy.
///
/// @param after from the start of the round, zero to seven days
/// @param targets one to twenty targets
/// @param untilEveryone whether each person whom the step notified is reminded until they answer
/// @param roundRobin whether just one of the people takes it, the next one each time
/// @param when under which circumstances the step counts
public record Step(
        Duration after,
        List<Target> targets,
        boolean untilEveryone,
        boolean roundRobin,
        When when) {

    static final Duration LATEST = Duration.ofDays(7);
    private static final int MOST_TARGETS = 20;

    public Step {
        targets = List.copyOf(targets);
        if (after.isNegative() || after.compareTo(LATEST) > 0) {
            throw new IllegalArgumentException(
                    "A step comes 0s to 7d after the round's start, was " + after);
        }
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw new IllegalArgumentException(
                    "A step notifies 1 to 20 targets, was " + targets.size());
        }
    }

    /// A step without conditions that notifies all its targets once.
    public static Step of(Duration after, Target... targets) {
        return new Step(after, List.of(targets), false, false, When.ALWAYS);
    }

    /// The same, reminding each person until they answer.
    public Step untilEveryoneAnswers() {
        return new Step(after, targets, true, roundRobin, when);
    }
}
