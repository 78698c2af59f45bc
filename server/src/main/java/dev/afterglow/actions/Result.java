package dev.afterglow.actions;

/// What became of something that somebody wanted to do to an action.
public sealed interface Result {

    record Done() implements Result {}

    /// Nothing changed.
    ///
    /// @param because one sentence for the person who tried
    record Refused(String because) implements Result {}

    static Result done() {
        return new Done();
    }

    static Result refused(String because) {
        return new Refused(because);
    }
}
