package dev.afterglow.experiments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An experiment as it was written, with the place of each value, so that a mistake can be shown
/// where it stands.
public final class ExperimentFile {

    /// Deeper than any experiment; keeps a hostile file from using up the stack.
    private static final int MOST_DEPTH = 64;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final ObjectNode document;
    private final Map<String, Place> places;

    private record Place(int line, int column) {}

    private ExperimentFile(ObjectNode document, Map<String, Place> places) {
        this.document = document;
        this.places = places;
    }

    /// Reads JSON. A key that stands twice is refused: nobody can tell which one was meant.
    public static ExperimentReading read(String text) {
        Map<String, Place> places = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return refused(1, 1, "expected an experiment as a JSON object, was empty");
            }
            JsonNode root = value(parser, "", places, 0);
            if (!(root instanceof ObjectNode document)) {
                return refused(1, 1, "expected an experiment as a JSON object, was " + kind(root));
            }
            if (parser.nextToken() != null) {
                TokenStreamLocation at = parser.currentTokenLocation();
                return refused(at.getLineNr(), at.getColumnNr(), "expected the end of the file");
            }
            return new ExperimentReading.Accepted(new ExperimentFile(document, places));
        } catch (TooDeep deep) {
            return refused(deep.line, deep.column, TooDeep.WORDS);
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            return refused(
                    Math.max(1, at.getLineNr()),
                    Math.max(1, at.getColumnNr()),
                    "expected JSON: " + broken.getOriginalMessage());
        }
    }

    /// One that was built and not written; every place in it is line 1.
    static ExperimentFile of(ObjectNode document) {
        return new ExperimentFile(document, Map.of());
    }

    /// A copy that the caller may change.
    public ObjectNode document() {
        return document.deepCopy();
    }

    /// A mistake at a path such as `method[0].name`, or at the nearest value around it.
    Mistake mistake(String path, String message) {
        String at = path;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        Place place = places.getOrDefault(at, new Place(1, 1));
        return new Mistake(place.line(), place.column(), path, message);
    }

    private static ExperimentReading refused(int line, int column, String message) {
        return new ExperimentReading.Refused(List.of(new Mistake(line, column, "", message)));
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    }

    private static JsonNode value(
            JsonParser parser, String path, Map<String, Place> places, int depth) {
        TokenStreamLocation at = parser.currentTokenLocation();
        places.put(path, new Place(at.getLineNr(), at.getColumnNr()));
        if (depth > MOST_DEPTH) {
            throw new TooDeep(at.getLineNr(), at.getColumnNr());
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, places, depth);
            case START_ARRAY -> array(parser, path, places, depth);
            case VALUE_STRING -> nodes.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case null, default ->
                    throw new IllegalStateException("JSON token " + parser.currentToken());
        };
    }

    private static ObjectNode object(
            JsonParser parser, String path, Map<String, Place> places, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            object.set(key, value(parser, child(path, key), places, depth + 1));
        }
        return object;
    }

    private static ArrayNode array(
            JsonParser parser, String path, Map<String, Place> places, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, path + "[" + array.size() + "]", places, depth + 1));
        }
        return array;
    }

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final String WORDS = "expected at most " + MOST_DEPTH + " levels of nesting";
        private final int line;
        private final int column;

        TooDeep(int line, int column) {
            super(WORDS);
            this.line = line;
            this.column = column;
        }
    }
}
