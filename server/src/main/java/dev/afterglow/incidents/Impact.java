package dev.afterglow.incidents;

import dev.afterglow.metrics.Affected;
import dev.afterglow.metrics.Deviation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people felt, as far as the key metrics tell.
///
/// @param window when people felt it, as people said it
/// @param seen deviations of the key metrics around that time, the earliest first
/// @param affected the area between expected and observed of the one that counts most; null when no
/// key metric that counts saw it
/// @param earlier services that were paged before people felt it, the earliest first
public record Impact(
        Window window, List<Deviation> seen, @Nullable Affected affected, List<Earlier> earlier) {

    public Impact {
        seen = List.copyOf(seen);
        earlier = List.copyOf(earlier);
    }

    /// Earlier is not the same as because of.
    ///
    /// @param lead how long before people felt it
    public record Earlier(String service, String title, Instant at, Duration lead) {}
}
