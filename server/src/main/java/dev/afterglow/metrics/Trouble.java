package dev.afterglow.metrics;

/// What is wrong with a source, in one sentence for the metric's page.
record Trouble(Kind kind, String sentence) {

    /// What kinds there are. Some leave no sample, others only deserve a note.
    enum Kind {
        UNREACHABLE,
        SLOW,
        REFUSED,
        NOT_UNDERSTOOD,
        NO_SERIES,
        MANY_SERIES,
        NOT_A_NUMBER,
        FUTURE,
        LATE,
        STEP_CHANGED,
        COUNTER_RESET,
        HISTORY
    }
}
