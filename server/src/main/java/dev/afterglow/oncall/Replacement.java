package dev.afterglow.oncall;

import java.time.Instant;
import java.util.List;

/// Other layers instead of all the schedule's own, over [from, to): a holiday plan, a move. Where
/// its layers are empty there is a gap. A later replacement beats an earlier one.
public record Replacement(Instant from, Instant to, String reason, List<Layer> layers) {

    public Replacement {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a replacement ends after it begins, not from " + from + " to " + to);
        }
        layers = List.copyOf(layers);
    }

    /// Whether it holds at `at`.
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
