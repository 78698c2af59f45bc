package dev.afterglow.meetings;

/// A meeting's number.
public record MeetingId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
