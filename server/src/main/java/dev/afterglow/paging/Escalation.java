package dev.afterglow.paging;

import dev.afterglow.paging.Decision.BeginRound;
import dev.afterglow.paging.Decision.Exhausted;
import dev.afterglow.paging.Decision.HandOver;
import dev.afterglow.paging.Decision.Notify;
import dev.afterglow.paging.Decision.PassOver;
import dev.afterglow.paging.Decision.Remind;
import dev.afterglow.paging.Decision.Reopen;
import dev.afterglow.paging.Decision.Rest;
import dev.afterglow.paging.Decision.WaitUntil;
import dev.afterglow.paging.Situation.Asked;
import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what a page does next. Pure: the same situation and instant give the same decision.
///
/// Whoever applies decisions does so until one says to wait, to rest, or that the page is
/// exhausted.
final class Escalation {

    /// How often a person is reminded whose answer a step waits for, and how many times.
    static final Duration REMINDER = Duration.ofMinutes(5);

    static final int MOST_REMINDERS = 12;

    private Escalation() {}

    static Decision next(Situation situation, Instant now) {
        if (situation.isStopped()) {
            return new Rest("the alert is resolved or held back");
        }
        List<PersonId> late =
                situation.asked().stream()
                        .filter(asked -> !asked.remindAt().isAfter(now))
                        .map(Asked::person)
                        .toList();
        if (!late.isEmpty()) {
            return new Remind(late, "the step waits for everyone, and they have not answered");
        }
        Decision own =
                situation.acknowledgedAt() == null
                        ? firing(situation, now)
                        : held(situation, situation.acknowledgedAt(), now);
        return orReminder(own, situation);
    }

    private static Decision held(Situation situation, Instant since, Instant now) {
        Duration timeout = situation.policy().ackTimeout();
        if (timeout == null) {
            return new Rest("somebody has it");
        }
        Instant ends = since.plus(timeout);
        return ends.isAfter(now)
                ? new WaitUntil(ends, "the acknowledgement runs out then")
                : new Reopen("the acknowledgement ran out after " + Spans.words(timeout));
    }

    private static Decision firing(Situation situation, Instant now) {
        Position position = situation.position();
        Policy policy = situation.policy();
        if (position.nextStep() >= policy.steps().size()) {
            return afterLastStep(situation, policy, now);
        }
        int number = position.nextStep();
        Step step = policy.steps().get(number);
        Instant due = position.roundStart().plus(step.after());
        if (due.isAfter(now) && !position.reachedNobody()) {
            return new WaitUntil(due, "step " + (number + 1) + " comes next");
        }
        if (!step.when().covers(situation.severity())) {
            return new PassOver(
                    number,
                    step,
                    "the step is not for alerts of severity " + situation.severity().word());
        }
        return new Notify(number, step, reason(position, step));
    }

    private static String reason(Position position, Step step) {
        String round = position.round() == 0 ? "" : ", round " + (position.round() + 1);
        return position.reachedNobody()
                ? "the step before found nobody" + round
                : Spans.words(step.after()) + " after the start" + round;
    }

    private static Decision afterLastStep(Situation situation, Policy policy, Instant now) {
        Position position = situation.position();
        Instant again = position.roundStart().plus(policy.length()).plus(policy.againAfter());
        boolean hasRound = position.round() < policy.repeat();
        boolean hasPolicy = position.policy() + 1 < situation.policies().size();
        if (!hasRound && !hasPolicy) {
            return new Exhausted(
                    "all steps of all rounds of policy "
                            + policy.id()
                            + " are done and nobody has it");
        }
        if (again.isAfter(now)) {
            return new WaitUntil(
                    again, hasRound ? "the next round begins then" : "it is handed over then");
        }
        if (hasRound) {
            int next = position.round() + 1;
            return new BeginRound(next, again, "nobody has it; round " + (next + 1) + " begins");
        }
        PolicyId next = situation.policies().get(position.policy() + 1).id();
        return new HandOver(
                position.policy() + 1,
                again,
                "nobody has it after all rounds of " + policy.id() + "; goes on with " + next);
    }

    /// An earlier reminder comes before what the steps wait for.
    private static Decision orReminder(Decision own, Situation situation) {
        Instant reminder = firstReminder(situation.asked());
        if (reminder == null) {
            return own;
        }
        return switch (own) {
            case WaitUntil wait when wait.at().isBefore(reminder) -> wait;
            case WaitUntil wait -> remindThen(reminder);
            case Rest rest -> remindThen(reminder);
            case Exhausted exhausted -> remindThen(reminder);
            case Notify now -> now;
            case PassOver now -> now;
            case Remind now -> now;
            case BeginRound now -> now;
            case HandOver now -> now;
            case Reopen now -> now;
        };
    }

    private static WaitUntil remindThen(Instant at) {
        return new WaitUntil(at, "people who have not answered are reminded then");
    }

    private static @Nullable Instant firstReminder(List<Asked> asked) {
        return asked.stream().map(Asked::remindAt).min(Instant::compareTo).orElse(null);
    }
}
