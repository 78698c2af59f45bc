package dev.afterglow.paging;

import java.util.Locale;

/// What somebody who was paged said.
public enum Answer {
    NONE,
    HERE,
    ON_THE_WAY,
    CANNOT;

    /// As it stands in rows and on pages: `on the way`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Reads [#word()]; anything else is an [IllegalArgumentException].
    public static Answer parse(String word) {
        for (Answer answer : values()) {
            if (answer.word().equals(word)) {
                return answer;
            }
        }
        throw new IllegalArgumentException(
                "An answer is here, on the way or cannot; was \"" + word + "\"");
    }
}
