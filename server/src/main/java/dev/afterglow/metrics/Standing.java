package dev.afterglow.metrics;

/// What the detector said of the newest sample.
public enum Standing {
    /// No sample has come yet.
    UNKNOWN,
    /// It has not seen enough to judge.
    LEARNING,
    /// Inside its band, or outside without evidence enough.
    NORMAL,
    /// A deviation is open.
    DEVIATING
}
