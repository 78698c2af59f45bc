package dev.afterglow.setup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What is read out of another system's JSON object; absent, null and empty are the same.
record JsonFields(JsonNode object) {

    Optional<String> text(String... names) {
        return Stream.of(names)
                .map(object::path)
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(node -> node.asString().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /// Throws [IllegalArgumentException] when none of them is there.
    String required(String... names) {
        return text(names)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "expected \"" + String.join("\" or \"", names) + "\""));
    }

    Optional<Instant> instant(String... names) {
        return text(names).map(text -> parse(text, names[0]));
    }

    Instant requiredInstant(String... names) {
        return parse(required(names), names[0]);
    }

    /// The name of the object under a field, as PagerDuty and Statuspage nest them.
    Optional<String> nameOf(String field) {
        return name(object.path(field));
    }

    /// The names of a list of texts or of objects.
    List<String> names(String field) {
        return object.path(field).valueStream().flatMap(node -> name(node).stream()).toList();
    }

    Stream<JsonFields> each(String field) {
        return object.path(field).valueStream().filter(JsonNode::isObject).map(JsonFields::new);
    }

    private static Optional<String> name(JsonNode node) {
        return node.isObject()
                ? new JsonFields(node).text("summary", "name", "username", "id")
                : Optional.of(node.asString("")).filter(value -> !value.isBlank());
    }

    private static Instant parse(String text, String name) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "\"%s\": expected a time such as 2026-03-04T10:00:00Z, not \"%s\""
                            .formatted(name, text));
        }
    }
}
