package dev.afterglow.incidents;

/// What became of an act on an incident.
public sealed interface Outcome {

    /// It was done and stands in the record.
    record Done() implements Outcome {}

    /// It was not done; nothing changed.
    ///
    /// @param because one sentence for the person who tried
    record Refused(String because) implements Outcome {}

    static Outcome refused(String because) {
        return new Refused(because);
    }
}
