package dev.afterglow.themes;

/// What came of something that somebody asked for.
public sealed interface Outcome {

    /// @param id of what was made or changed
    record Done(long id) implements Outcome {}

    /// @param reason a sentence for whoever asked
    record Refused(String reason) implements Outcome {}

    static Outcome refused(String reason) {
        return new Refused(reason);
    }
}
