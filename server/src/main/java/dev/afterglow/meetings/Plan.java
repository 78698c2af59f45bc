package dev.afterglow.meetings;

import java.util.Optional;

/// What a planner looks at before inviting.
///
/// @param twoSessions where one hour would hurt somebody, or none is possible
/// @param ledger of those to be invited; for the planner's eyes
public record Plan(
        Request request, Proposal proposal, Optional<TwoSlots> twoSessions, Ledger ledger) {}
