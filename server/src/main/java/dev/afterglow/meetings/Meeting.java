package dev.afterglow.meetings;

import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A meeting in one or two sessions.
///
/// @param subject what it is about, in its owner's words, such as `review:12`
/// @param address the page of what it is about, beginning with a slash
/// @param sequence how often it was moved
/// @param sessions one or two, the earlier first
/// @param invitations by session and person
public record Meeting(
        MeetingId id,
        String subject,
        String title,
        String address,
        Duration length,
        PersonId organiser,
        int sequence,
        boolean isCancelled,
        List<Session> sessions,
        List<Invitation> invitations) {

    /// @param number 1 or 2
    public record Session(int number, Instant startsAt) {}

    /// What a session asks of a person.
    public record Invitation(
            int session, PersonId person, boolean isEssential, int cost, Attendance attendance) {}

    public Meeting {
        sessions = List.copyOf(sessions);
        invitations = List.copyOf(invitations);
    }

    /// When its last session ends.
    public Instant ends() {
        return sessions.getLast().startsAt().plus(length);
    }

    /// Those invited, each once, in order.
    public List<PersonId> people() {
        return invitations.stream().map(Invitation::person).distinct().toList();
    }

    public boolean invites(PersonId person) {
        return invitations.stream().anyMatch(one -> one.person().equals(person));
    }

    /// What somebody answered; they answer for all their sessions at once.
    public Attendance answerOf(PersonId person) {
        return invitations.stream()
                .filter(one -> one.person().equals(person))
                .map(Invitation::attendance)
                .findFirst()
                .orElse(Attendance.INVITED);
    }
}
