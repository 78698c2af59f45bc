package dev.afterglow.alerts;

import java.util.Locale;
import java.util.Optional;

/// How bad the source says it is; the worst first.
public enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO;

    /// Whether people are notified by their rules of high urgency: critical and error are.
    public boolean isHighUrgency() {
        return this == CRITICAL || this == ERROR;
    }

    /// As it is written in formats and tables: `critical`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What tools call their severities and priorities, in any case; empty for an unknown word.
    public static Optional<Severity> parse(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical", "crit", "fatal", "emergency", "emerg", "page", "disaster", "p1" ->
                    Optional.of(CRITICAL);
            case "error", "err", "high", "major", "alert", "p2" -> Optional.of(ERROR);
            case "warning", "warn", "medium", "average", "minor", "ticket", "p3" ->
                    Optional.of(WARNING);
            case "info",
                    "information",
                    "informational",
                    "notice",
                    "low",
                    "debug",
                    "none",
                    "ok",
                    "p4",
                    "p5" ->
                    Optional.of(INFO);
            default -> Optional.empty();
        };
    }
}
