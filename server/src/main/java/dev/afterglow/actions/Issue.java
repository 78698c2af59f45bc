package dev.afterglow.actions;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The issue that an action has in a tracker.
///
/// @param tracker by its name in the configuration
/// @param number as the tracker calls it; empty while it is not made yet
/// @param address where people see it; empty while it is not made yet
/// @param trouble what is in the way, in one sentence; empty for nothing
/// @param nextAt when it is looked at next
/// @param readAt when it was read last; null for never
public record Issue(
        ActionId action,
        String tracker,
        String number,
        String address,
        String title,
        State state,
        String trouble,
        Instant nextAt,
        @Nullable Instant readAt) {

    /// How it stands there.
    public enum State {
        WANTED,
        OPEN,
        CLOSED,
        GONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
