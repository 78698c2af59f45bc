package dev.afterglow.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a tolerance must look like; in the Chaos Toolkit's words, so that its users know them.
final class ToleranceRules {

    private ToleranceRules() {}

    /// Mistakes but those of a tolerance that is a probe, which is an activity like any other.
    static List<String> mistakes(JsonNode tolerance) {
        return switch (tolerance.getNodeType()) {
            case BOOLEAN, STRING, ARRAY -> List.of();
            case NUMBER -> tolerance.isIntegralNumber() ? List.of() : List.of(kind());
            case OBJECT -> described((ObjectNode) tolerance);
            case NULL, MISSING, BINARY, POJO -> List.of(kind());
        };
    }

    private static String kind() {
        return "hypothesis probe tolerance must either be an integer, a string, a boolean or a"
                + " pair of values for boundaries. It can also be a dictionary which is a probe"
                + " activity definition that takes an argument called `value` with the value of"
                + " the probe itself to be validated";
    }

    private static List<String> described(ObjectNode tolerance) {
        String type = tolerance.path("type").asString("None");
        return switch (type) {
            case "probe" -> List.of();
            case "regex" -> pattern(tolerance).stream().toList();
            case "jsonpath" -> path(tolerance).stream().toList();
            case "range" -> range(tolerance);
            default -> List.of("hypothesis probe tolerance type '" + type + "' is unsupported");
        };
    }

    private static Optional<String> pattern(ObjectNode tolerance) {
        if (!tolerance.has("pattern")) {
            return Optional.of("hypothesis regex probe tolerance must have a `pattern` key");
        }
        JsonNode pattern = tolerance.get("pattern");
        if (!pattern.isString()) {
            return Optional.of(
                    "hypothesis probe tolerance pattern %s has an invalid type"
                            .formatted(PythonText.of(pattern)));
        }
        try {
            PythonRegex.of(pattern.stringValue().replaceAll("\\$\\{[_A-Za-z0-9]+}", "x"));
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of(
                    "hypothesis probe tolerance pattern %s seems invalid: %s"
                            .formatted(pattern.stringValue(), wrong.getDescription()));
        }
    }

    private static Optional<String> path(ObjectNode tolerance) {
        if (!tolerance.has("path")) {
            return Optional.of("hypothesis jsonpath probe tolerance must have a `path` key");
        }
        JsonNode path = tolerance.get("path");
        if (!path.isString()) {
            return Optional.of(
                    "hypothesis probe tolerance JSON path %s has an invalid type"
                            .formatted(PythonText.of(path)));
        }
        String text = path.stringValue().strip();
        if (text.isEmpty()) {
            return Optional.of("hypothesis probe tolerance JSON path cannot be empty");
        }
        if (text.contains("${")) {
            return Optional.empty();
        }
        try {
            PathQuery.parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(
                    "hypothesis probe tolerance JSON path %s is invalid: %s"
                            .formatted(text, wrong.getMessage()));
        }
    }

    private static List<String> range(ObjectNode tolerance) {
        if (!tolerance.has("range")) {
            return List.of("hypothesis range probe tolerance must have a `range` key");
        }
        JsonNode range = tolerance.get("range");
        if (!range.isArray()) {
            return List.of("hypothesis range must be a sequence");
        }
        if (range.size() != 2) {
            return List.of("hypothesis range sequence must be made of two values");
        }
        List<String> mistakes = new ArrayList<>();
        if (!range.get(0).isNumber()) {
            mistakes.add("hypothesis range lower boundary must be a number");
        }
        if (!range.get(1).isNumber()) {
            mistakes.add("hypothesis range upper boundary must be a number");
        }
        return mistakes;
    }
}
