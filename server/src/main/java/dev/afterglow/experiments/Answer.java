package dev.afterglow.experiments;

/// What became of something that somebody wanted to do.
public sealed interface Answer {

    record Done() implements Answer {}

    /// Nothing changed.
    ///
    /// @param because one sentence for the person who tried
    record Refused(String because) implements Answer {}

    static Answer done() {
        return new Done();
    }

    static Answer refused(String because) {
        return new Refused(because);
    }
}
