package dev.afterglow.people;

import java.util.Locale;

/// What a token may do, never more than its owner may.
public enum Scope {
    /// Reads what its owner may read.
    READ("Read everything its owner may read"),
    /// Reads, and sends change events and heads-ups: for pipelines.
    CHANGES("Read, and send change events and heads-ups"),
    /// Reads and does what a responder may: pages, alerts, incidents.
    RESPOND("Read, and do what a responder may do"),
    /// Whatever its owner may, including configuration.
    CONFIGURE("Everything its owner may do");

    private final String sentence;

    Scope(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /// As it stands in forms and rows: `respond`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads [#word()]; anything else is an [IllegalArgumentException].
    public static Scope parse(String word) {
        for (Scope scope : values()) {
            if (scope.word().equals(word)) {
                return scope;
            }
        }
        throw new IllegalArgumentException(
                "A scope is read, changes, respond or configure; was \"" + word + "\"");
    }

    /// The highest role that this scope reaches.
    Role ceiling() {
        return switch (this) {
            case READ -> Role.VIEWER;
            case CHANGES, RESPOND -> Role.RESPONDER;
            case CONFIGURE -> Role.ADMINISTRATOR;
        };
    }
}
