package dev.afterglow.incidents;

import java.util.Locale;

/// Where an incident stands.
public enum Phase {
    /// People are at it.
    RESPONDING,
    /// People can use it again; what it deserves is to be decided.
    STABLE,
    /// The questions of the close are answered.
    CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Phase parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
