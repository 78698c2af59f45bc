package dev.afterglow.meetings;

import java.time.Instant;

/// What happened to a meeting; published in the transaction that wrote it.
public sealed interface MeetingEvent {

    MeetingId meeting();

    String subject();

    record Planned(MeetingId meeting, String subject, Instant at) implements MeetingEvent {}

    record Moved(MeetingId meeting, String subject, Instant at) implements MeetingEvent {}

    record Cancelled(MeetingId meeting, String subject, Instant at) implements MeetingEvent {}
}
