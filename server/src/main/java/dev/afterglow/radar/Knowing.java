package dev.afterglow.radar;

import java.util.Locale;

/// How somebody knows of a worry. A feeling is enough.
public enum Knowing {
    FEELING("A feeling"),
    SAW("I saw it"),
    NEARLY("It nearly happened");

    private final String label;

    Knowing(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads [#word()]; empty is a feeling; anything else is an [IllegalArgumentException].
    public static Knowing parse(String word) {
        if (word.isEmpty()) {
            return FEELING;
        }
        for (Knowing knowing : values()) {
            if (knowing.word().equals(word)) {
                return knowing;
            }
        }
        throw new IllegalArgumentException(
                "How you know is feeling, saw or nearly; was \"" + cut(word) + "\"");
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(40, word.length()));
    }
}
