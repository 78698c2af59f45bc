package dev.afterglow.intake;

import dev.afterglow.alerts.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// VictorOps' REST path, the generic format and CloudEvents.
public final class OtherFormats {

    private static final String CDEVENTS = "dev.cdevents.";

    private OtherFormats() {}

    /// The body of VictorOps' `alert` path.
    ///
    /// @param newKey when the message names no entity
    public static Said victorOps(Payload message, String newKey) {
        String key = Keys.bounded(message.text("entity_id", newKey));
        String type = message.required("message_type").toUpperCase(Locale.ROOT);
        return switch (type) {
            case "RECOVERY", "RESOLVED", "OK" -> new Said.Ends(key, null);
            case "ACKNOWLEDGEMENT", "ACK" -> new Said.Taken(key);
            case "CRITICAL", "WARNING", "INFO" -> {
                Map<String, String> labels = new LinkedHashMap<>(message.asMap());
                labels.remove("state_message");
                yield new Said.Fires(
                        key,
                        Severity.parse(type).orElse(Severity.ERROR),
                        message.text("entity_display_name", key),
                        message.text("state_message", ""),
                        labels,
                        message.text("alert_url"),
                        null,
                        null);
            }
            default ->
                    throw message.wrong(
                            "message_type",
                            message.node().path("message_type"),
                            "CRITICAL, WARNING, INFO, ACKNOWLEDGEMENT or RECOVERY");
        };
    }

    /// Any JSON object: by the integration's mapping, or by the usual names.
    public static Said generic(JsonNode body, @Nullable Mapping mapping) {
        return generic(Payload.of(body), mapping == null ? Mapping.USUAL : mapping);
    }

    private static Said generic(Payload message, Mapping mapping) {
        return mapping.read(message.node()).said();
    }

    /// One CloudEvent in structured form. Those of CDEvents are changes; the rest is read by the
    /// integration's mapping over the whole event, or by the usual names of its data.
    public static Said cloudEvent(Payload event, @Nullable Mapping mapping) {
        String id = event.required("id");
        String source = event.required("source");
        String type = event.required("type");
        String version = event.required("specversion");
        if (!version.startsWith("1.")) {
            throw event.wrong("specversion", event.node().path("specversion"), "1.0");
        }
        if (mapping != null) {
            return mapping.read(event.node()).said();
        }
        String subject = event.text("subject", "");
        if (type.startsWith(CDEVENTS)) {
            String summary = type.substring(CDEVENTS.length()) + " " + subject;
            return new Said.Happened(
                    summary.strip(), event.instant("time"), null, source + " " + id);
        }
        JsonNode data = event.node().path("data");
        Mapping.Reading reading =
                data.isObject() ? Mapping.USUAL.read(data) : Mapping.Reading.NOTHING;
        String state = type.substring(type.lastIndexOf('.') + 1);
        return reading.withDefaults(
                        Keys.bounded(subject.isEmpty() ? source + " " + stem(type) : subject),
                        (type + " " + subject).strip(),
                        state)
                .said();
    }

    /// The type without the last word, which says what happened: `com.example.disk` of
    /// `com.example.disk.full`.
    private static String stem(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }
}
