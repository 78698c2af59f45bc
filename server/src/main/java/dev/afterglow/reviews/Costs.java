package dev.afterglow.reviews;

import java.time.Duration;

/// What each choice costs, in hours of people's time; shown before anybody is invited.
///
/// @param wereThere how many took part in the incident
/// @param teamGuests how many a teams' review invites
/// @param everybodyGuests how many a review for everybody invites
public record Costs(int wereThere, int teamGuests, int everybodyGuests) {

    /// How long a meeting is, and what goes before it. The hours of preparation are those that
    /// Netflix's and PagerDuty's guides reckon with: a day for a write-up, an hour of two people
    /// for a conversation, more for a larger room.
    public static final Duration MEETING = Duration.ofMinutes(75);

    private static final int FOLLOW_UPS = 3;
    private static final int WRITE_UP = 9;
    private static final int CONVERSATION = 2;
    private static final int PREPARE_TEAM = 10;
    private static final int PREPARE_EVERYBODY = 14;

    /// Hours, rounded to whole ones.
    public int hours(Deserves deserves) {
        return switch (deserves) {
            case NOTHING -> 0;
            case FOLLOW_UPS -> FOLLOW_UPS;
            case WRITE_UP -> WRITE_UP;
            case INTERVIEWS -> WRITE_UP + CONVERSATION * wereThere;
            case TEAM_REVIEW -> PREPARE_TEAM + inMeeting(teamGuests);
            case EVERYBODY_REVIEW -> PREPARE_EVERYBODY + inMeeting(everybodyGuests);
        };
    }

    /// The parts of the sum, in words.
    public String words(Deserves deserves) {
        long minutes = MEETING.toMinutes();
        return switch (deserves) {
            case NOTHING, FOLLOW_UPS, WRITE_UP -> deserves.meaning();
            case INTERVIEWS ->
                    wereThere == 1
                            ? "1 conversation, no meeting."
                            : wereThere + " conversations, no meeting.";
            case TEAM_REVIEW ->
                    "%d people, %d minutes, and %d h to prepare."
                            .formatted(teamGuests, minutes, PREPARE_TEAM);
            case EVERYBODY_REVIEW ->
                    "%d people, %d minutes, and %d h to prepare."
                            .formatted(everybodyGuests, minutes, PREPARE_EVERYBODY);
        };
    }

    private static int inMeeting(int people) {
        return Math.toIntExact(Math.round(people * MEETING.toMinutes() / 60.0));
    }
}
