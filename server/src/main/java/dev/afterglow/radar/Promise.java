package dev.afterglow.radar;

import java.util.Locale;

/// What somebody who hands in a worry is promised.
public enum Promise {
    /// The name is kept apart from the words; seeing it takes two curators and a reason.
    CONFIDENTIAL,
    /// Nothing that is stored or logged can tell who it was.
    UNLINKABLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Promise parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
