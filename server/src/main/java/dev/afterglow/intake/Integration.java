package dev.afterglow.intake;

import dev.afterglow.services.ServiceId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A sender: which service its alerts are of, and how it is known.
///
/// @param key 32 hexadecimal digits; whoever has it can raise and end this integration's alerts
/// @param secret for Grafana's HMAC; null when signatures are not asked for
/// @param serviceLabel a label whose value names the service; null when all are of `service`
/// @param mapping how the generic formats are read; null for the usual names
public record Integration(
        IntegrationId id,
        ServiceId service,
        Kind kind,
        String key,
        @Nullable String secret,
        @Nullable String serviceLabel,
        @Nullable Mapping mapping) {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

    public Integration {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "An integration's key is 32 hexadecimal digits in lower case; that of "
                            + id
                            + " has "
                            + key.length()
                            + " characters or others");
        }
    }

    public Integration(IntegrationId id, ServiceId service, Kind kind, String key) {
        this(id, service, kind, key, null, null, null);
    }

    /// What the sender is. Every key works at every address; the kind says which one its page
    /// shows.
    public enum Kind {
        ALERTMANAGER("alertmanager", "Alertmanager (webhook)"),
        PROMETHEUS("prometheus", "Prometheus itself"),
        GRAFANA("grafana", "Grafana alerting"),
        PAGERDUTY("pagerduty", "PagerDuty events"),
        OPSGENIE("opsgenie", "Opsgenie alerts"),
        VICTOROPS("victorops", "VictorOps / Splunk On-Call"),
        GENERIC("generic", "Any JSON"),
        CLOUDEVENTS("cloudevents", "CloudEvents"),
        HEARTBEAT("heartbeat", "Heartbeat"),
        REMOTE_WRITE("remote-write", "Prometheus remote write (samples)"),
        OTLP("otlp", "OpenTelemetry metrics (samples)");

        private final String word;
        private final String title;

        Kind(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /// As it stands in files and rows.
        public String word() {
            return word;
        }

        /// As people call it.
        public String title() {
            return title;
        }

        /// @throws IllegalArgumentException naming the kinds there are
        public static Kind parse(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "An integration's kind is alertmanager, prometheus, grafana, pagerduty,"
                            + " opsgenie, victorops, generic, cloudevents, heartbeat,"
                            + " remote-write or otlp; was \""
                            + word
                            + "\"");
        }
    }

    /// The source under which its alerts are kept.
    public String source() {
        return "integration:" + id;
    }

    /// Without the key, so that it never reaches a log.
    @Override
    public String toString() {
        return "Integration[" + id + " " + kind.word() + " of " + service + "]";
    }
}
