package dev.afterglow.experiments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads `configuration` and `secrets`: literals and variables of the environment. A configuration
/// of type `probe` is left as it is written; the run asks it before anything else.
final class Configurations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ExperimentFile file;
    private final Surroundings surroundings;
    private final List<Mistake> mistakes = new ArrayList<>();

    private Configurations(ExperimentFile file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
    }

    /// @param mistakes what could not be loaded; the values are whole only when there is none
    record Loaded(Values values, List<Mistake> mistakes) {
        Loaded {
            mistakes = List.copyOf(mistakes);
        }
    }

    static Loaded load(ExperimentFile file, ObjectNode document, Surroundings surroundings) {
        Configurations loading = new Configurations(file, surroundings);
        Map<String, JsonNode> configuration = loading.configuration(document.path("configuration"));
        Map<String, Map<String, JsonNode>> secrets = loading.secrets(document.path("secrets"));
        return new Loaded(new Values(configuration, secrets), loading.mistakes);
    }

    private Map<String, JsonNode> configuration(JsonNode written) {
        Map<String, JsonNode> values = new HashMap<>(surroundings.variables());
        if (!written.isMissingNode() && !written.isNull() && !written.isObject()) {
            mistakes.add(file.mistake("configuration", "configuration must be a mapping"));
        }
        written.properties()
                .forEach(each -> {
                    String path = ExperimentFile.child("configuration", each.getKey());
                    if (!surroundings.variables().containsKey(each.getKey())) {
                        values.put(each.getKey(), configured(path, each.getValue()));
                    }
                });
        return values;
    }

    private JsonNode configured(String path, JsonNode written) {
        if (!written.isObject() || !written.path("type").asString("").equals("env")) {
            return written;
        }
        String key = written.path("key").asString("");
        String value = surroundings.environment().get(key);
        JsonNode otherwise = written.path("default");
        if (value == null && (otherwise.isMissingNode() || otherwise.isNull())) {
            mistakes.add(
                    file.mistake(
                            path,
                            "Configuration makes reference to an environment key"
                                    + " that does not exist: "
                                    + key));
            return written;
        }
        if (value == null && !otherwise.isString()) {
            return otherwise;
        }
        String type = written.path("env_var_type").asString("str");
        try {
            return converted(type, value == null ? otherwise.stringValue() : value);
        } catch (IllegalArgumentException wrong) {
            mistakes.add(file.mistake(path, String.valueOf(wrong.getMessage())));
            return written;
        }
    }

    /// Text as a value of the type that `env_var_type` or `--var name:type=…` names.
    ///
    /// @throws IllegalArgumentException saying what was expected
    static JsonNode converted(String type, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        try {
            return switch (type) {
                case "str", "bytes" -> nodes.stringNode(text);
                case "int" -> nodes.numberNode(new BigInteger(text.strip()));
                case "float" -> nodes.numberNode(new BigDecimal(text.strip()));
                case "bool" -> nodes.booleanNode(isYes(text));
                case "json" -> JSON.readTree(text);
                default ->
                        throw new IllegalArgumentException(
                                "variables can only be: str, int, float, bytes, bool or json, was "
                                        + type);
            };
        } catch (NumberFormatException | JacksonException wrong) {
            throw new IllegalArgumentException(
                    "expected a value of type %s, was '%s'".formatted(type, text), wrong);
        }
    }

    private static boolean isYes(String text) {
        return text.strip().toLowerCase(java.util.Locale.ROOT).matches("true|1|yes|on");
    }

    private Map<String, Map<String, JsonNode>> secrets(JsonNode written) {
        Map<String, Map<String, JsonNode>> secrets = new HashMap<>();
        written.properties()
                .forEach(target -> {
                    String path = ExperimentFile.child("secrets", target.getKey());
                    Map<String, JsonNode> keys = new HashMap<>();
                    target.getValue()
                            .properties()
                            .forEach(each ->
                                    keys.put(
                                            each.getKey(),
                                            secret(
                                                    ExperimentFile.child(path, each.getKey()),
                                                    each.getValue())));
                    secrets.put(target.getKey(), keys);
                });
        return secrets;
    }

    private JsonNode secret(String path, JsonNode written) {
        String type = written.isObject() ? written.path("type").asString("") : "";
        if (type.equals("vault")) {
            mistakes.add(
                    file.mistake(
                            path,
                            "secrets come from the environment here: use"
                                    + " {\"type\": \"env\", \"key\": NAME} instead of vault"));
            return written;
        }
        if (!type.equals("env")) {
            return written;
        }
        String key = written.path("key").asString("");
        String value = surroundings.environment().get(key);
        if (value == null) {
            mistakes.add(
                    file.mistake(
                            path,
                            "Secrets make reference to an environment key"
                                    + " that does not exist: "
                                    + key));
            return written;
        }
        return JsonNodeFactory.instance.stringNode(value);
    }
}
