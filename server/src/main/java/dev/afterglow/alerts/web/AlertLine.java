package dev.afterglow.alerts.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Suppression;
import dev.afterglow.web.Times;
import java.util.function.UnaryOperator;

/// An alert as one row of a list.
///
/// @param tone of the severity's badge
/// @param held why it does not page; empty when it does
public record AlertLine(
        String id,
        String shown,
        String title,
        String service,
        String severity,
        String tone,
        String state,
        String opened,
        String openedIso,
        String lasted,
        int count,
        String held) {

    /// @param names turns words for actors into their names
    static AlertLine of(Alert alert, Times times, UnaryOperator<String> names) {
        Suppression suppression = alert.suppression();
        return new AlertLine(
                alert.id().toString(),
                alert.id().shown(),
                alert.title(),
                alert.service().value(),
                alert.severity().word(),
                tone(alert.severity()),
                state(alert),
                times.time(alert.openedAt()),
                times.iso(alert.openedAt()),
                lasted(alert, times),
                alert.seen().count(),
                suppression == null || alert.isResolved()
                        ? ""
                        : names.apply(held(suppression, times)));
    }

    /// Why and, where it has an end of its own, until when.
    private static String held(Suppression suppression, Times times) {
        String until =
                switch (suppression.kind()) {
                    case SNOOZED, SILENCED, MAINTENANCE ->
                            ", until " + times.time(suppression.lookAgainAt());
                    case INHIBITED, FLAPPING, GROUPED -> "";
                };
        return suppression.because() + until;
    }

    static String lasted(Alert alert, Times times) {
        Alert.Mark resolved = alert.resolved();
        return resolved == null
                ? times.since(alert.openedAt())
                : Times.duration(java.time.Duration.between(alert.openedAt(), resolved.at()));
    }

    static String state(Alert alert) {
        Suppression held = alert.suppression();
        if (alert.isResolved() || held == null) {
            return alert.state().word();
        }
        return switch (held.kind()) {
            case SILENCED -> "silenced";
            case MAINTENANCE -> "in maintenance";
            case INHIBITED -> "waits on another service";
            case SNOOZED -> "snoozed";
            case FLAPPING -> "held, it flaps";
            case GROUPED -> "on another page";
        };
    }

    static String tone(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "harm";
            case ERROR -> "key";
            case WARNING -> "info";
            case INFO -> "plain";
        };
    }
}
