package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Integration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A format as it is spoken at its address: how a message is handled, and how each "no" is worded.
interface Form {

    /// For captures and counts: `pagerduty`.
    String format();

    /// The most that a body may have.
    DataSize limit();

    /// The key inside the message; asked only when the address carries none.
    ///
    /// @throws BadPayload when there is none
    default String key(JsonNode body) {
        throw new IllegalStateException(format() + " carries its key in the address");
    }

    /// The body as JSON; a missing node for an empty one.
    ///
    /// @throws BadPayload when it is something else
    default JsonNode read(byte[] bytes, JsonMapper json) {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException exception) {
            TokenStreamLocation at = exception.getLocation();
            throw new BadPayload(
                    "",
                    "The body is not JSON: "
                            + exception.getOriginalMessage()
                            + (at == null
                                    ? ""
                                    : " (line %d, column %d)"
                                            .formatted(at.getLineNr(), at.getColumnNr())));
        }
    }

    /// Does what the message says; returns after it is committed.
    ///
    /// @throws BadPayload when it is not what the format says; nothing was changed then
    Done handle(Integration integration, Message message);

    /// The message, or some of it, is not what the format says.
    ResponseEntity<Object> refused(BadPayload mistake);

    /// No integration has this key.
    ResponseEntity<Object> unknownKey();

    ResponseEntity<Object> tooLarge();

    /// The integration sends too much, or we cannot take it now: the sender is to come again.
    ResponseEntity<Object> comeAgain();

    /// @param body JSON, or missing when the body was empty
    /// @param bytes the body as it came
    @SuppressWarnings("ArrayRecordComponent")
    record Message(JsonNode body, byte[] bytes, Instant at) {}

    /// @param became in words, for the page of the integration
    /// @param alerts how many the message spoke of; 1 was paid for already
    record Done(ResponseEntity<Object> answer, String became, int alerts) {}

    static ResponseEntity<Object> json(HttpStatus status, @Nullable Object body) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
    }

    static ResponseEntity<Object> later(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Retry-After", "1")
                .body(body);
    }

    static String sentence(BadPayload mistake) {
        List<String> sentences = mistake.sentences();
        return String.join("; ", sentences);
    }
}
