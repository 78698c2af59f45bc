package dev.afterglow.paging;

import dev.afterglow.alerts.Severity;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that [Escalation] looks at.
///
/// @param policies frozen when the page opened: the service's, then those it hands over to
/// @param acknowledgedAt null while nobody has it
/// @param isStopped whether the alert is resolved or held back
/// @param asked people of steps that wait for everyone, who have not answered
record Situation(
        List<Policy> policies,
        Severity severity,
        Position position,
        @Nullable Instant acknowledgedAt,
        boolean isStopped,
        List<Asked> asked) {

    Situation {
        policies = List.copyOf(policies);
        asked = List.copyOf(asked);
    }

    Policy policy() {
        return policies.get(position.policy());
    }

    /// Somebody whose answer is still wanted.
    ///
    /// @param remindAt when to remind them next
    record Asked(PersonId person, Instant remindAt) {}
}
