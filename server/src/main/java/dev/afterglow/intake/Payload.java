package dev.afterglow.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object as formats read it: every mistake names the field, the value and what was
/// expected.
///
/// @param path where it stands in the message; empty for the whole
public record Payload(JsonNode node, String path) {

    private static final int SHOWN = 80;

    public static Payload of(JsonNode root) {
        if (!root.isObject()) {
            throw new BadPayload("", "The body must be a JSON object, was " + kind(root));
        }
        return new Payload(root, "");
    }

    /// Text, or a number or truth value as text; null when it is missing or null.
    public @Nullable String text(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw wrong(field, value, "text");
        }
        return value.asString();
    }

    public String text(String field, String otherwise) {
        String text = text(field);
        return text == null || text.isBlank() ? otherwise : text;
    }

    public String required(String field) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            throw new BadPayload(at(field), "'" + at(field) + "' is missing or blank");
        }
        return text;
    }

    /// Null when it is missing, empty or the year one, by which Go says "none".
    public @Nullable Instant instant(String field) {
        String text = text(field);
        if (text == null || text.isBlank() || text.startsWith("0001-01-01")) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text.strip()).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw wrong(field, node.path(field), "a time between 1970 and 2200");
            }
            return instant;
        } catch (DateTimeException exception) {
            throw wrong(field, node.path(field), "a time like 2026-03-04T10:00:00Z");
        }
    }

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /// Empty when it is missing or null.
    public Payload object(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return new Payload(node.path("\u0000"), at(field));
        }
        if (!value.isObject()) {
            throw wrong(field, value, "an object");
        }
        return new Payload(value, at(field));
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /// The objects of an array; empty when it is missing.
    public List<Payload> objects(String field, int most) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return elements(value, at(field), most);
    }

    public static List<Payload> elements(JsonNode array, String path, int most) {
        if (!array.isArray()) {
            throw new BadPayload(path, name(path) + " must be an array, was " + kind(array));
        }
        if (array.size() > most) {
            throw new BadPayload(
                    path, name(path) + " may have " + most + " elements, had " + array.size());
        }
        List<Payload> elements = new ArrayList<>(array.size());
        for (int index = 0; index < array.size(); index++) {
            String element = path + "[" + index + "]";
            if (!array.get(index).isObject()) {
                throw new BadPayload(
                        element, element + " must be an object, was " + kind(array.get(index)));
            }
            elements.add(new Payload(array.get(index), element));
        }
        return elements;
    }

    /// An object of names and values as text, in its order; nested values as JSON. Empty when
    /// missing.
    public Map<String, String> map(String field) {
        return object(field).asMap();
    }

    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry ->
                        map.put(
                                entry.getKey(),
                                entry.getValue().isValueNode()
                                        ? entry.getValue().asString()
                                        : entry.getValue().toString()));
        return map;
    }

    public BadPayload wrong(String field, JsonNode value, String expected) {
        String shown = value.toString();
        return new BadPayload(
                at(field),
                "'%s' must be %s, was %s"
                        .formatted(
                                at(field),
                                expected,
                                shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…"));
    }

    public String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String name(String path) {
        return path.isEmpty() ? "The body" : "'" + path + "'";
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode()
                ? "empty"
                : "a JSON " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
