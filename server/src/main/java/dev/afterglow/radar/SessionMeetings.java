package dev.afterglow.radar;

import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.MeetingEvent;
import dev.afterglow.meetings.MeetingId;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.Actor;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Lets the session to come follow its meeting: where people were invited to an hour, the session
/// is planned for it, and moves with it. A meeting that is cancelled leaves the session where it
/// was.
@Component
public class SessionMeetings {

    private static final Actor MEETINGS = new Actor.OfSystem("meetings");

    private final RadarSessions sessions;
    private final Meetings meetings;

    SessionMeetings(RadarSessions sessions, Meetings meetings) {
        this.sessions = sessions;
        this.meetings = meetings;
    }

    /// What a meeting for the session to come is about.
    public String subject() {
        return "radar-session:" + sessions.nextNumber();
    }

    /// The page of the meeting that is to come; empty while none is.
    public String address() {
        return meetings.about(subject())
                .filter(meeting -> !meeting.isCancelled())
                .map(meeting -> "/meetings/" + meeting.id())
                .orElse("");
    }

    @EventListener
    void on(MeetingEvent event) {
        switch (event) {
            case MeetingEvent.Planned(MeetingId id, String subject, Instant at) ->
                    follow(id, subject, at);
            case MeetingEvent.Moved(MeetingId id, String subject, Instant at) ->
                    follow(id, subject, at);
            case MeetingEvent.Cancelled ignored -> {}
        }
    }

    private void follow(MeetingId id, String about, Instant at) {
        if (about.equals(subject())) {
            meetings.meeting(id)
                    .flatMap(SessionMeetings::begins)
                    .ifPresent(startsAt -> sessions.plan(startsAt, MEETINGS, at));
        }
    }

    private static Optional<Instant> begins(Meeting meeting) {
        return meeting.sessions().stream().map(Meeting.Session::startsAt).min(Instant::compareTo);
    }
}
