package dev.afterglow.meetings;

/// What became of an invitation.
public sealed interface Planned {

    /// The invitations are on their way.
    record Invited(MeetingId meeting) implements Planned {}

    /// Nothing was sent.
    ///
    /// @param because one sentence for the planner
    record Refused(String because) implements Planned {}
}
