package dev.afterglow.incidents;

import java.util.Locale;

/// How somebody came to an incident. By chance means that nobody asked; remember it for the review.
public enum Reached {
    ONCALL("on call"),
    PAGED("paged"),
    ASKED("asked"),
    CHANCE("by chance");

    private final String words;

    Reached(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reached parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
