package dev.afterglow.detectors;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Wall-clock milliseconds of a zone. Looks the offset up once between two of its changes, so that
/// a sample
/// costs two comparisons.
final class LocalClock {
    private static final long HOUR = 3_600_000L;

    private final ZoneRules rules;
    private long validFrom = Long.MAX_VALUE;
    private long validTo = Long.MIN_VALUE;
    private long offsetMillis;

    LocalClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /// Milliseconds since 1970-01-01T00:00 on the wall clock.
    long local(long epochMillis) {
        if (epochMillis < validFrom || epochMillis >= validTo) {
            look(epochMillis);
        }
        return epochMillis + offsetMillis;
    }

    private void look(long epochMillis) {
        Instant at = Instant.ofEpochMilli(epochMillis);
        offsetMillis = rules.getOffset(at).getTotalSeconds() * 1000L;
        // A zone may announce no further change; then look again once in a while.
        ZoneOffsetTransition change = rules.isFixedOffset() ? null : rules.nextTransition(at);
        validFrom = epochMillis;
        validTo = change == null ? epochMillis + 24 * HOUR : change.getInstant().toEpochMilli();
    }
}
