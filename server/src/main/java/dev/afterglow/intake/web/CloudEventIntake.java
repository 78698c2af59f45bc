package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Became;
import dev.afterglow.intake.CloudEvents;
import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.Integration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// CloudEvents 1.0 over HTTP: structured, binary (`ce-…` headers) and in batches.
@RestController
class CloudEventIntake {

    private static final String PREFIX = "ce-";

    private final Desk desk;
    private final CloudEvents events;
    private final IntakeSettings settings;
    private final JsonMapper json;

    CloudEventIntake(Desk desk, CloudEvents events, IntakeSettings settings, JsonMapper json) {
        this.desk = desk;
        this.events = events;
        this.settings = settings;
        this.json = json;
    }

    /// The question of the HTTP webhook specification whether events may be sent here.
    @RequestMapping(path = "/intake/{key}/cloudevents", method = RequestMethod.OPTIONS)
    ResponseEntity<Object> allowed(HttpServletRequest request) {
        String origin = request.getHeader("WebHook-Request-Origin");
        return ResponseEntity.ok()
                .header("Allow", "POST, OPTIONS")
                .header("WebHook-Allowed-Origin", origin == null ? "*" : printable(origin))
                .header("WebHook-Allowed-Rate", Integer.toString(settings.ratePerSecond() * 60))
                .build();
    }

    private static String printable(String header) {
        return header.matches("[\\x21-\\x7e]{1,253}") ? header : "*";
    }

    @PostMapping("/intake/{key}/cloudevents")
    ResponseEntity<Object> events(@PathVariable String key, HttpServletRequest request) {
        PlainForm plain =
                new PlainForm(
                        events.intake(),
                        "cloudevents",
                        settings.largest(),
                        HttpStatus.TOO_MANY_REQUESTS,
                        (sender, message) -> List.of());
        return desk.receive(new Events(plain, events, headers(request)), request, key);
    }

    /// The attributes of an event in binary mode; empty in the other modes.
    private ObjectNode headers(HttpServletRequest request) {
        ObjectNode attributes = json.createObjectNode();
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(PREFIX)) {
                attributes.put(lower.substring(PREFIX.length()), request.getHeader(name));
            }
        }
        return attributes;
    }

    private record Events(PlainForm plain, CloudEvents events, ObjectNode headers)
            implements DelegatingForm {

        @Override
        public Done handle(Integration integration, Message message) {
            List<Became> became = events.accept(integration, whole(message.body()), message.at());
            return PlainForm.done(became);
        }

        /// The event, or an array of events, in structured form.
        private JsonNode whole(JsonNode body) {
            if (body instanceof ArrayNode || headers.isEmpty()) {
                return body;
            }
            if (!headers.has("id")) {
                throw new BadPayload("ce-id", "'ce-id' is missing or blank");
            }
            ObjectNode event = headers.deepCopy();
            event.set("data", body);
            return event;
        }
    }
}
