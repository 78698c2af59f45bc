package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Became;
import dev.afterglow.intake.Intake;
import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.PagerDutyFormats;
import dev.afterglow.intake.Payload;
import dev.afterglow.intake.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// PagerDuty's Events API: version 2, change events, and version 1.
@RestController
class PagerDutyIntake {

    private final Desk desk;
    private final Intake intake;
    private final IntakeSettings settings;

    PagerDutyIntake(Desk desk, Intake intake, IntakeSettings settings) {
        this.desk = desk;
        this.intake = intake;
        this.settings = settings;
    }

    /// Which of the three.
    private enum Kind {
        EVENT("routing_key", "dedup_key", "Event processed", HttpStatus.ACCEPTED),
        CHANGE("routing_key", "", "Change event processed", HttpStatus.ACCEPTED),
        OLD("service_key", "incident_key", "Event processed", HttpStatus.OK);

        private final String keyField;
        private final String dedupField;
        private final String message;
        private final HttpStatus accepted;

        Kind(String keyField, String dedupField, String message, HttpStatus accepted) {
            this.keyField = keyField;
            this.dedupField = dedupField;
            this.message = message;
            this.accepted = accepted;
        }
    }

    @PostMapping("/v2/enqueue")
    ResponseEntity<Object> event(HttpServletRequest request) {
        return receive(Kind.EVENT, request);
    }

    @PostMapping("/v2/change/enqueue")
    ResponseEntity<Object> change(HttpServletRequest request) {
        return receive(Kind.CHANGE, request);
    }

    @PostMapping("/generic/2010-04-15/create_event.json")
    ResponseEntity<Object> oldEvent(HttpServletRequest request) {
        return receive(Kind.OLD, request);
    }

    private ResponseEntity<Object> receive(Kind kind, HttpServletRequest request) {
        String header = request.getHeader("X-Routing-Key");
        return desk.receive(new PagerDuty(kind, header, intake, settings.large()), request, null);
    }

    private record PagerDuty(Kind kind, @Nullable String header, Intake intake, DataSize limit)
            implements Form {

        @Override
        public String format() {
            return kind == Kind.OLD ? "pagerduty-v1" : "pagerduty";
        }

        @Override
        public String key(JsonNode body) {
            return PagerDutyFormats.key(Payload.of(body), kind.keyField, header);
        }

        @Override
        public Done handle(Integration integration, Message message) {
            Payload event = Payload.of(message.body());
            String newKey = UUID.randomUUID().toString().replace("-", "");
            Said said =
                    switch (kind) {
                        case EVENT -> PagerDutyFormats.event(event, newKey);
                        case CHANGE -> PagerDutyFormats.change(event);
                        case OLD -> PagerDutyFormats.oldEvent(event, newKey);
                    };
            List<Became> became = intake.accept(integration, List.of(said), message.at());
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("status", "success");
            answer.put("message", kind.message);
            if (!kind.dedupField.isEmpty()) {
                answer.put(kind.dedupField, became.getFirst().key());
            }
            return new Done(Form.json(kind.accepted, answer), Told.words(became), 1);
        }

        @Override
        public ResponseEntity<Object> refused(BadPayload mistake) {
            return invalid(HttpStatus.BAD_REQUEST, mistake.sentences());
        }

        @Override
        public ResponseEntity<Object> unknownKey() {
            return invalid(
                    HttpStatus.BAD_REQUEST,
                    List.of("'" + kind.keyField + "' is not the key of an integration here"));
        }

        @Override
        public ResponseEntity<Object> tooLarge() {
            return invalid(
                    HttpStatus.CONTENT_TOO_LARGE,
                    List.of("Event is too large (maximum is " + limit.toKilobytes() + " KB)"));
        }

        private static ResponseEntity<Object> invalid(HttpStatus status, List<String> errors) {
            return Form.json(
                    status,
                    Map.of(
                            "status",
                            "invalid event",
                            "message",
                            "Event object is invalid",
                            "errors",
                            errors));
        }

        /// Version 1 says 403 where version 2 says 429.
        @Override
        public ResponseEntity<Object> comeAgain() {
            return Form.later(
                    kind == Kind.OLD ? HttpStatus.FORBIDDEN : HttpStatus.TOO_MANY_REQUESTS,
                    Map.of(
                            "status",
                            "throttle exceeded",
                            "message",
                            "Requests for this service are arriving too quickly.  "
                                    + "Please retry later.",
                            "errors",
                            List.of("Enhance Your Calm.")));
        }
    }
}
