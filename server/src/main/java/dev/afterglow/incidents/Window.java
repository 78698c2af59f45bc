package dev.afterglow.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When people felt it.
///
/// @param from null when nobody did
/// @param until null while they still do
public record Window(@Nullable Instant from, @Nullable Instant until) {

    public Window {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "People cannot stop to feel it at %s, before they began at %s"
                            .formatted(until, from));
        }
    }

    @Override
    public String toString() {
        return (from == null ? "not felt" : "from " + from)
                + (until == null ? "" : " to " + until)
                + ".";
    }
}
