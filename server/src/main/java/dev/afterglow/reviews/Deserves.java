package dev.afterglow.reviews;

import java.util.Arrays;
import java.util.Locale;

/// What an incident deserves, the cheapest first.
public enum Deserves {
    NOTHING("Nothing more", "The record stands. Say so and be done."),
    FOLLOW_UPS("Follow-ups", "What is in the making already gets done."),
    WRITE_UP("A write-up", "One person, from the record. Anybody may read it."),
    INTERVIEWS("Interviews and a write-up", "Conversations with those who were there, no meeting."),
    TEAM_REVIEW("The teams’ own review", "Those who were there, and their teams."),
    EVERYBODY_REVIEW("A review for everybody", "Expensive; for what everybody can learn from.");

    private final String title;
    private final String meaning;

    Deserves(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /// As it stands in forms and rows: `team-review`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether a story is to be told.
    public boolean tellsStory() {
        return compareTo(WRITE_UP) >= 0;
    }

    /// Whether people meet.
    public boolean meets() {
        return this == TEAM_REVIEW || this == EVERYBODY_REVIEW;
    }

    /// Throws [IllegalArgumentException] with what was expected.
    public static Deserves parse(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Choose one of the six, from nothing to everybody-review; was \""
                                        + word
                                        + "\""));
    }
}
