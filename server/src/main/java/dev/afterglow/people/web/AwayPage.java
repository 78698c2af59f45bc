package dev.afterglow.people.web;

import java.util.List;

/// The reader's own absences and the calendars they come from.
public record AwayPage(List<Line> absences, List<Feed> feeds, Form form) {

    /// @param removable false for what comes from a calendar, where it has to be removed
    public record Line(long id, String days, String kind, String source, boolean removable) {}

    /// @param state when it was read, or why it could not be
    public record Feed(
            long id, String host, String kind, String filter, String state, boolean ok) {}

    /// What was entered last, and what was wrong with it.
    public record Form(String from, String to, String kind, String problem, String feedProblem) {

        static final Form EMPTY = new Form("", "", "vacation", "", "");
    }
}
