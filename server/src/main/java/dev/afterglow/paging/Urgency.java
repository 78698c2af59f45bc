package dev.afterglow.paging;

import dev.afterglow.alerts.Severity;
import java.util.Locale;

/// How soon somebody must know: critical and error alerts are high, the rest low.
public enum Urgency {
    HIGH,
    LOW;

    public static Urgency of(Severity severity) {
        return severity.isHighUrgency() ? HIGH : LOW;
    }

    /// As it stands in files and rows: `high`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads [#word()]; anything else is an [IllegalArgumentException].
    public static Urgency parse(String word) {
        for (Urgency urgency : values()) {
            if (urgency.word().equals(word)) {
                return urgency;
            }
        }
        throw new IllegalArgumentException("An urgency is high or low; was \"" + word + "\"");
    }
}
