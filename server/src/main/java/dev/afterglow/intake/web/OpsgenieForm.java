package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Integration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;

/// Opsgenie's manner of answering: every answer has `took` and `requestId`; mistakes are 422 with
/// the
/// fields.
///
/// @param work does what the request asks
record OpsgenieForm(DataSize limit, Work work) implements Form {

    /// Does what a request asks, and answers under the request's id.
    interface Work {

        Done work(Integration integration, Message message, UUID requestId);
    }

    @Override
    public String format() {
        return "opsgenie";
    }

    @Override
    public Done handle(Integration integration, Message message) {
        return work.work(integration, message, UUID.randomUUID());
    }

    static ResponseEntity<Object> accepted(UUID requestId) {
        return said(HttpStatus.ACCEPTED, Map.of("result", "Request will be processed"), requestId);
    }

    static ResponseEntity<Object> said(HttpStatus status, Map<String, ?> body, UUID requestId) {
        Map<String, Object> all = new LinkedHashMap<>(body);
        all.put("took", 0.001);
        all.put("requestId", requestId.toString());
        return Form.json(status, all);
    }

    private static ResponseEntity<Object> message(HttpStatus status, String message) {
        return said(status, Map.of("message", message), UUID.randomUUID());
    }

    @Override
    public ResponseEntity<Object> refused(BadPayload mistake) {
        Map<String, String> errors = new LinkedHashMap<>();
        mistake.problems()
                .forEach(problem -> {
                    if (!problem.field().isEmpty()) {
                        errors.put(problem.field(), problem.sentence());
                    }
                });
        if (errors.isEmpty()) {
            return message(HttpStatus.BAD_REQUEST, Form.sentence(mistake));
        }
        return said(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Map.of(
                        "message",
                        "Request body is not processable. Please check the errors.",
                        "errors",
                        errors),
                UUID.randomUUID());
    }

    @Override
    public ResponseEntity<Object> unknownKey() {
        return message(HttpStatus.UNAUTHORIZED, "Could not authenticate");
    }

    @Override
    public ResponseEntity<Object> tooLarge() {
        return message(
                HttpStatus.CONTENT_TOO_LARGE, "The body may have " + limit.toKilobytes() + " KB");
    }

    @Override
    public ResponseEntity<Object> comeAgain() {
        ResponseEntity<Object> answer =
                message(HttpStatus.TOO_MANY_REQUESTS, "You are making too many requests!");
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Retry-After", "1")
                .body(answer.getBody());
    }
}
