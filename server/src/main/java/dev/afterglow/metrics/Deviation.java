package dev.afterglow.metrics;

import dev.afterglow.detectors.Direction;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which a key metric was outside its band in the direction that hurts.
///
/// @param direction down or up, never none
/// @param endedAt null while it is open
/// @param newNormal true when it did not come back, but its new level was taken as the normal one
/// @param last the newest sample of it
/// @param worst the sample furthest from what was expected
/// @param affected null when the metric's unit cannot be added up to a count
public record Deviation(
        DeviationId id,
        MetricId metric,
        String metricName,
        String unit,
        ServiceId service,
        Direction direction,
        Instant openedAt,
        @Nullable Instant endedAt,
        boolean newNormal,
        Judged last,
        Judged worst,
        @Nullable Affected affected,
        Feedback feedback) {

    public boolean isOpen() {
        return endedAt == null;
    }

    /// Observed against expected at the newest sample, −0.106 for 10.6 % below.
    public double change() {
        return last.change();
    }

    public double observed() {
        return last.observed();
    }

    public double expected() {
        return last.expected();
    }

    public double low() {
        return last.low();
    }

    public double high() {
        return last.high();
    }

    /// "Stream starts per second is below its band".
    public String title() {
        return metricName + (direction == Direction.DOWN ? " is below" : " is above") + " its band";
    }

    /// Where its page is.
    public String address() {
        return "/deviations/" + id;
    }
}
