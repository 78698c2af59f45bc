package dev.afterglow.oncall;

import java.time.Instant;

/// One unbroken duty, over [from, to).
public record Interval(Instant from, Instant to, Duty duty) {

    public Interval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an interval ends after " + from + ", not " + to);
        }
    }

    /// The same duty over another time.
    Interval over(Instant newFrom, Instant newTo) {
        return new Interval(newFrom, newTo, duty);
    }
}
