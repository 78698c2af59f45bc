/// Times for meetings that are kind to people around the globe.
///
/// A *slot* is a start at which nobody would have to be asleep and no essential person is busy.
/// Its *cost* to a person is 0 in their stated hours, 1 close to them, 4 otherwise. A *burden* is
/// what the meetings of a year have cost a person; the *ledger* holds everybody's, and how evenly
/// it is carried. The best slot is the one whose hardest-hit person is hit least, burden and cost
/// together; then the second hardest-hit, and so on (leximin). *Two sessions* are offered where
/// one hour would hurt; a *host* is at both.
///
/// Invariants: coming is voluntary, and an account may be sent instead. The planner sees the
/// ledger of those to be invited; everybody else sees their own line only. A subject has one
/// planned meeting at a time.
@NullMarked
@ApplicationModule(
        displayName = "Meetings",
        allowedDependencies = {"web", "people", "delivery"})
package dev.afterglow.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
