package dev.afterglow.experiments;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What `${name}` may stand for: the configuration first, then the keys of all secrets.
///
/// @param configuration values by name
/// @param secrets values by name within each target, such as `{"db": {"password": …}}`
record Values(Map<String, JsonNode> configuration, Map<String, Map<String, JsonNode>> secrets) {

    static final Values NONE = new Values(Map.of(), Map.of());

    /// Python's `string.Template`: `$$`, `$name`, `${name}`.
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$(?:(\\$)|([_a-z][_a-z0-9]*)|\\{([_a-z][_a-z0-9]*)})",
                    Pattern.CASE_INSENSITIVE);

    Values {
        configuration = Map.copyOf(configuration);
        secrets = Map.copyOf(secrets);
    }

    Values with(String name, JsonNode value) {
        Map<String, JsonNode> more = new HashMap<>(configuration);
        more.put(name, value);
        return new Values(more, secrets);
    }

    Optional<JsonNode> get(String name) {
        JsonNode found = configuration.get(name);
        if (found == null) {
            found =
                    secrets.values().stream()
                            .map(target -> target.get(name))
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
        return Optional.ofNullable(found);
    }

    /// Puts values in wherever text stands, at any depth. Text that is one `${name}` and nothing
    /// else takes the value with its type; an unknown name stays as it is written.
    JsonNode fill(JsonNode data) {
        return switch (data) {
            case ObjectNode object -> {
                ObjectNode filled = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(each -> filled.set(each.getKey(), fill(each.getValue())));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = JsonNodeFactory.instance.arrayNode();
                array.forEach(each -> filled.add(fill(each)));
                yield filled;
            }
            default -> data.isString() ? fill(data.stringValue()) : data;
        };
    }

    private JsonNode fill(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches() && form.group(3) != null) {
            return get(form.group(3)).orElse(JsonNodeFactory.instance.stringNode(text));
        }
        form.reset();
        return JsonNodeFactory.instance.stringNode(
                form.replaceAll(found -> Matcher.quoteReplacement(inText(found.group(), found))));
    }

    private String inText(String written, java.util.regex.MatchResult form) {
        if (form.group(1) != null) {
            return "$";
        }
        String name = form.group(2) == null ? form.group(3) : form.group(2);
        return get(name).map(PythonText::of).orElse(written);
    }

    /// Text, with values put in.
    String text(JsonNode data) {
        return PythonText.of(fill(data));
    }
}
