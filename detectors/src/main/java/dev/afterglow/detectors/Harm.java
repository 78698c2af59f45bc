package dev.afterglow.detectors;

/// The direction of a series that hurts customers, and so may page.
public enum Harm {
    /// Too little hurts: starts, sign-ups, success rates.
    DROP,
    /// Too much hurts: errors, latencies, rebuffers.
    RISE,
    /// Either direction hurts.
    BOTH;

    /// Whether a deviation in this direction may page.
    boolean covers(Direction direction) {
        return this == BOTH
                || (this == DROP && direction == Direction.DOWN)
                || (this == RISE && direction == Direction.UP);
    }
}
