package dev.afterglow.meetings.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// A meeting as its page shows it to one reader.
///
/// @param standing `planned`, `held` or `cancelled`
/// @param own the reader's answer in words; empty when they are not invited
/// @param ownWord the same as the form sends it
/// @param ownHour when the reader would be there; empty when they are not invited
/// @param mayMove whether the reader may move and cancel it
public record MeetingView(
        String id,
        String title,
        String address,
        String standing,
        String tone,
        String length,
        List<Session> sessions,
        String own,
        String ownWord,
        String ownHour,
        boolean mayAnswer,
        boolean mayMove) {

    public record Session(String iso, String time, List<Guest> guests) {}

    /// @param tone of the answer's badge
    public record Guest(PersonChip person, String answer, String tone) {}
}
