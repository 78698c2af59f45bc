package dev.afterglow.meetings;

import java.util.Locale;

/// What somebody answered. Coming is voluntary; an account counts as much as a seat.
public enum Attendance {
    INVITED("has not answered"),
    COMING("comes"),
    ACCOUNT("sends an account"),
    DECLINED("not this time");

    private final String words;

    Attendance(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the hour is theirs to give up.
    public boolean takesPart() {
        return this == INVITED || this == COMING;
    }

    /// Throws [IllegalArgumentException] with what was expected.
    public static Attendance parse(String word) {
        for (Attendance one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException(
                "An answer is coming, account or declined; was \"" + word + "\"");
    }
}
