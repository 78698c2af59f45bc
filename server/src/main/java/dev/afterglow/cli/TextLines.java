package dev.afterglow.cli;

import dev.afterglow.search.Alike;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON lines `{id, title, text}`. Either of title and text may be missing; other fields are
/// passed over; empty lines too.
final class TextLines {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final int SHOWN_MOST = 60;

    private final CommandSpec spec;

    TextLines(CommandSpec spec) {
        this.spec = spec;
    }

    private record Place(String file, int line) {

        ParameterException wrong(CommandSpec spec, int column, String message) {
            return InputText.wrong(spec, file + ":" + line + ":" + column + ": " + message);
        }
    }

    /// The texts in their order; throws [ParameterException] at the first bad line.
    List<Alike.Text> read(String name) {
        InputText input = InputText.read(name, spec);
        List<Alike.Text> texts = new ArrayList<>();
        Map<String, Integer> lineOf = new HashMap<>();
        int number = 0;
        for (String line : input.text().split("\\R", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Place place = new Place(input.name(), number);
            Alike.Text text = text(parse(line, place), place);
            Integer before = lineOf.putIfAbsent(text.id(), number);
            if (before != null) {
                throw place.wrong(
                        spec,
                        1,
                        "id \"%s\" stands on line %d already; expected each id once"
                                .formatted(shown(text.id()), before));
            }
            texts.add(text);
        }
        return texts;
    }

    private JsonNode parse(String line, Place place) {
        try {
            JsonNode object = MAPPER.readTree(line);
            if (!object.isObject()) {
                throw place.wrong(
                        spec, 1, "expected an object {id, title, text}, was " + shown(line));
            }
            return object;
        } catch (JacksonException broken) {
            int column = broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr();
            throw place.wrong(
                    spec,
                    Math.max(1, column),
                    "expected JSON {id, title, text}, was " + shown(line));
        }
    }

    private Alike.Text text(JsonNode object, Place place) {
        String id = object.path("id").isNumber() ? object.path("id").asString() : "";
        if (id.isEmpty()) {
            id = words(object, "id", place).strip();
        }
        if (id.isEmpty()) {
            throw place.wrong(spec, 1, "id: expected a name of the text, was nothing");
        }
        String title = words(object, "title", place);
        String text = words(object, "text", place);
        if (title.isBlank() && text.isBlank()) {
            throw place.wrong(spec, 1, "title, text: expected words in one of the two, was none");
        }
        return new Alike.Text(id, title, text);
    }

    private String words(JsonNode object, String field, Place place) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw place.wrong(spec, 1, field + ": expected a text, was " + shown(value.toString()));
        }
        return value.asString();
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MOST ? text : text.substring(0, SHOWN_MOST) + "…";
    }
}
