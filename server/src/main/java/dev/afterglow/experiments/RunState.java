package dev.afterglow.experiments;

import java.util.Locale;

/// How a run stands.
public enum RunState {
    /// A gate said no.
    REFUSED,
    /// Asked for; a server takes it within a second.
    WAITING,
    RUNNING,
    /// Over; it is looked whether the fault is gone and the metrics are back.
    RECOVERING,
    ENDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean isOver() {
        return this == REFUSED || this == ENDED;
    }
}
