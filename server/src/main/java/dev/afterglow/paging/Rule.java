package dev.afterglow.paging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a person wants to be notified.
///
/// @param after from the page to this notification, zero to one day
/// @param channel a name of the delivery channels
/// @param address where to, or null for the person's own contact method of that channel
public record Rule(Urgency urgency, Duration after, String channel, @Nullable String address) {

    private static final Duration LATEST = Duration.ofDays(1);

    public Rule {
        if (after.isNegative() || after.compareTo(LATEST) > 0) {
            throw new IllegalArgumentException("A rule notifies after 0s to 1d, was " + after);
        }
    }
}
