package dev.afterglow.alerts;

import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that must be heard again and again; its silence is the alert.
///
/// @param source who is heard, e.g. `integration:backup`; with the name it is unique
/// @param every 10 s to 31 days; it is late one tenth of that, at least 2 s, after it was due
/// @param lastAt null while it was never heard
/// @param dueAt when it is late; null while it was never heard, or is late already
public record Heartbeat(
        String source,
        String name,
        ServiceId service,
        Severity severity,
        Duration every,
        @Nullable Instant lastAt,
        @Nullable Instant dueAt) {

    static final Duration SHORTEST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofDays(31);
    static final int NAME_LIMIT = 100;
    private static final Duration LEAST_GRACE = Duration.ofSeconds(2);

    public Heartbeat {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A heartbeat comes every 10 s to 31 days, not every "
                            + every.toSeconds()
                            + " s");
        }
        if (name.isBlank() || name.length() > NAME_LIMIT) {
            throw new IllegalArgumentException(
                    "A heartbeat's name has 1 to 100 characters, not " + name.length());
        }
        name = Text.storable(name, NAME_LIMIT);
    }

    /// One that was never heard; it is watched from the first time it is.
    public static Heartbeat of(String source, String name, ServiceId service, Duration every) {
        return new Heartbeat(source, name, service, Severity.CRITICAL, every, null, null);
    }

    /// When it is late if it is heard at this instant for the last time.
    Instant dueAfter(Instant heard) {
        Duration tenth = every.dividedBy(10);
        return heard.plus(every).plus(tenth.compareTo(LEAST_GRACE) > 0 ? tenth : LEAST_GRACE);
    }

    /// `waiting` for the first, `beating`, or `late`.
    public String state() {
        return lastAt == null ? "waiting" : dueAt == null ? "late" : "beating";
    }
}
