package dev.afterglow.reviews;

import java.util.Locale;

/// How far a review has come.
public enum Standing {
    DRAFT("draft"),
    /// Those who were there are asked whether it is right.
    SHARED("with those who were there"),
    PUBLISHED("published");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Standing parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
