package dev.afterglow.alerts;

import dev.afterglow.people.Actor;
import java.time.Instant;

/// A change of an alert, published synchronously in the transaction that made it.
///
/// An alert that opens suppressed publishes [Suppressed] and no [Opened]; it publishes
/// [Unsuppressed]
/// if it still lasts when nothing holds it back any more.
public sealed interface AlertEvent {

    Alert alert();

    Instant at();

    /// A new alert that pages.
    record Opened(Alert alert, Instant at) implements AlertEvent {}

    /// A repeat said worse: the alert is of high urgency from now on.
    record Worsened(Alert alert, Instant at) implements AlertEvent {}

    record Acknowledged(Alert alert, Actor by, Instant at) implements AlertEvent {}

    /// Nobody has it any more: it was given back, or the acknowledgement ran out.
    record Reopened(Alert alert, Actor by, Instant at) implements AlertEvent {}

    record Resolved(Alert alert, Actor by, Instant at) implements AlertEvent {}

    /// It opened held back, or was held back after it had opened: escalation stops.
    record Suppressed(Alert alert, Suppression reason, Instant at) implements AlertEvent {}

    /// Nothing holds it back any more and it still lasts: it pages now.
    record Unsuppressed(Alert alert, String because, Instant at) implements AlertEvent {}
}
