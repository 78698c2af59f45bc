package dev.afterglow.reviews;

/// What became of an act on a review.
public sealed interface Outcome {

    record Done() implements Outcome {}

    /// It was not done; nothing changed.
    ///
    /// @param because one sentence for the person who tried
    record Refused(String because) implements Outcome {}
}
