package dev.afterglow.detectors;

/// What a series measures. It decides the scale on which noise is even (variance stabilisation).
public enum Kind {
    /// Any real number; used as it is.
    GENERAL,
    /// Events per step, at least 0: square root (Anscombe 1948), so that nights get the right
    /// width.
    COUNT,
    /// A share between 0 and 1: log-odds, so that 99.9 % and 99.0 % lie far apart.
    RATIO,
    /// A positive duration or size with a long tail: logarithm.
    LATENCY
}
