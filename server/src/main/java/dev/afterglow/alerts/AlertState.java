package dev.afterglow.alerts;

import java.util.Locale;

/// Where an alert stands. Suppression is another question: an open alert may be suppressed.
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED;

    /// As it is written in tables and answers: `open`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
