package dev.afterglow.reviews.web;

import dev.afterglow.reviews.Guide;
import dev.afterglow.reviews.QuestionBank;
import dev.afterglow.web.PersonChip;
import java.util.List;

/// A story with everything around it, as its page shows it to one reader.
///
/// @param lead who told it, where it stands, when the meeting is
/// @param guide steps of a guided review; empty when it is not guided
/// @param restWords until when ideas rest
/// @param readers how many read it, in words
/// @param near names that forms propose; anybody may be named
/// @param mayWrite whether the forms of writers are shown
public record ReviewView(
        String id,
        String address,
        String incident,
        String incidentAddress,
        String title,
        String lead,
        String standing,
        String tone,
        int version,
        List<Part> story,
        Evidence evidence,
        List<Finding> wentRight,
        List<Finding> contributed,
        Voices voices,
        Knowledge knowledge,
        Questions questions,
        List<Idea> ideas,
        boolean ideasRest,
        String restWords,
        String readers,
        Meeting meeting,
        Checks checks,
        List<Guide.Step> guide,
        Roles roles,
        List<String> near,
        boolean mayWrite) {

    /// @param marker the heading's word
    public record Part(String marker, String tone, String time, SafeHtml words, List<Hint> hints) {}

    public record Hint(String words, String meaning, String question) {}

    /// @param toTake lines of the record that are not evidence yet
    public record Evidence(String day, List<Moment> moments, List<Choice> toTake) {}

    public record Moment(
            long id, String tone, String iso, String time, String text, String source) {}

    public record Finding(long id, String text, String more) {}

    /// @param shown the moment that is shown; empty when there is no view
    public record Voices(String shown, List<Tab> moments, List<Voice> views) {}

    public record Tab(String address, String label, boolean isShown) {}

    public record Voice(
            long id, PersonChip person, String saw, String believed, String didNotKnow) {}

    public record Knowledge(List<Choice> people, List<Thing> things) {}

    public record Thing(long id, String what, String where, List<Cell> cells) {}

    /// @param tone empty when nobody has asked
    public record Cell(String tone, String words) {}

    public record Questions(List<QuestionBank.Shelf> shelves, List<Asked> asked) {}

    public record Asked(String text, String of, String answer) {}

    /// @param actionAddress where it is written down as an action; empty while it rests, and when
    ///     it was let go
    public record Idea(
            long id,
            String text,
            String people,
            String fate,
            String tone,
            String because,
            String actionAddress) {}

    /// @param sentence empty when there is none
    public record Meeting(String sentence, String address, String planAddress, boolean isHeld) {}

    /// @param ownAsked whether the reader was there and is asked
    public record Checks(List<Check> said, boolean ownAsked, String waiting) {}

    public record Check(PersonChip person, boolean isRight, String words) {}

    public record Roles(String facilitator, String apprentice, String commander) {}

    public record Choice(String value, String label) {}
}
