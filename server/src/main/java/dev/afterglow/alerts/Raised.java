package dev.afterglow.alerts;

/// What became of a signal. All of them mean that it was recorded.
public sealed interface Raised {

    Alert alert();

    /// A new alert, which pages.
    record Opened(Alert alert) implements Raised {}

    /// The alert is open already; the signal was counted.
    record Repeated(Alert alert) implements Raised {}

    /// A new alert that does not page now.
    record Suppressed(Alert alert, Suppression reason) implements Raised {}

    /// A late copy of a signal whose alert the source itself has resolved; nothing was opened.
    record Late(Alert alert) implements Raised {}
}
