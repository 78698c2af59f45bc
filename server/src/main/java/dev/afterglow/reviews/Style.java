package dev.afterglow.reviews;

import java.util.Arrays;
import java.util.Locale;

/// What a write-up is for; the three kinds that Reed found in use (Maps, Context, and Tribal
/// Knowledge, Lund 2018). Each begins with a text of its own.
public enum Style {
    RECORD_KEEPER(
            "Record-keeper",
            "Keeps what happened in order, for whoever has to know exactly.",
            """
            ## Detection
            When did it begin, and what was the first sign? Who saw it, where, at what hour?

            ## Diagnosis
            What was looked at, in which order? What did it seem to be at each moment?

            ## Repair
            What was done? What told us that it worked?

            ## Afterwards
            What is different now? What stays open?
            """),
    FACILITATOR(
            "Facilitator",
            "Prepares a conversation: many views, and questions for the room.",
            """
            ## Detection
            Where was everybody when it began? What did they see, and what did it remind them of?

            ## Key moment
            Which moment made a difference? What did people know then, and what did they not know?

            ## Diagnosis
            What made sense at the time? Who knew what others did not?

            ## Repair
            How did people bring it back? What made that possible?

            ## For the room
            What would you like to ask each other?
            """),
    SIGN_POST(
            "Sign-post",
            "One page that points on: to people, parts of the system, and other stories.",
            """
            ## Key moment
            What would you tell a colleague in the lift?

            ## Repair
            How was it brought back?

            ## Where to go from here
            Who knows more? Which part of the system does it tell about? Which story is like it?
            """);

    private final String title;
    private final String meaning;
    private final String template;

    Style(String title, String meaning, String template) {
        this.title = title;
        this.meaning = meaning;
        this.template = template;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    String template() {
        return template;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Throws [IllegalArgumentException] with what was expected.
    public static Style parse(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "A style is record-keeper, facilitator or sign-post; was \""
                                        + word
                                        + "\""));
    }
}
