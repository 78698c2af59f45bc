package dev.afterglow.meetings.web;

/// A meeting in somebody's own list.
public record OwnMeeting(String address, String title, String when, String answer) {}
