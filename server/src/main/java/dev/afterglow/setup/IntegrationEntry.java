package dev.afterglow.setup;

import java.time.Duration;
import java.util.Optional;

/// A door for another system's alerts: whoever knows the key may page the service. Without a key
/// the server makes one. `every` is how often a heartbeat must come.
public record IntegrationEntry(
        String id, String service, Kind kind, Optional<String> key, Optional<Duration> every) {

    /// How often a heartbeat comes that did not say so.
    static final Duration USUAL_HEARTBEAT = Duration.ofMinutes(1);

    /// Which format comes in.
    public enum Kind {
        ALERTMANAGER,
        PROMETHEUS,
        GRAFANA,
        PAGERDUTY,
        OPSGENIE,
        VICTOROPS,
        CLOUDEVENTS,
        GENERIC,
        HEARTBEAT,
        REMOTE_WRITE,
        OTLP
    }

    public IntegrationEntry {
        if (every.isPresent() != (kind == Kind.HEARTBEAT)) {
            throw new IllegalArgumentException(
                    "expected the key every with the kind heartbeat, and with no other");
        }
    }
}
