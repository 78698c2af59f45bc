package dev.afterglow.alerts;

/// What became of a wish to change an alert.
public sealed interface Changed {

    /// Done, with the alert as it is now.
    record Done(Alert alert) implements Changed {}

    /// The alert was that already, or is resolved.
    record Already(Alert alert, String because) implements Changed {}

    /// There is no such alert, or none is open under that key.
    record Unknown() implements Changed {}
}
