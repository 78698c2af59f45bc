package dev.afterglow.paging;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;

/// What is to be done about a page now, and why.
sealed interface Decision {

    String because();

    /// Notify the people of a step.
    record Notify(int number, Step step, String because) implements Decision {}

    /// Pass over a step whose circumstances do not hold.
    record PassOver(int number, Step step, String because) implements Decision {}

    /// Remind people who were notified and have not answered.
    record Remind(List<PersonId> persons, String because) implements Decision {}

    /// Begin the next round, whose `after` counts from `start`.
    record BeginRound(int round, Instant start, String because) implements Decision {}

    /// Go on with another policy.
    record HandOver(int policy, Instant start, String because) implements Decision {}

    /// The acknowledgement ran out: the alert is open again.
    record Reopen(String because) implements Decision {}

    /// Nothing to do before this instant.
    record WaitUntil(Instant at, String because) implements Decision {}

    /// Nothing will ever be due, and that is right: somebody has it, or it is over.
    record Rest(String because) implements Decision {}

    /// Nothing will ever be due, and nobody has it.
    record Exhausted(String because) implements Decision {}
}
