package dev.afterglow.experiments;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes secrets out of what is kept: an answer may repeat them.
final class SecretMask {

    /// Shorter ones would blacken ordinary words.
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    SecretMask(Values values) {
        secrets =
                values.secrets().values().stream()
                        .flatMap(target -> target.values().stream())
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(secret -> secret.length() >= SHORTEST)
                        .toList();
    }

    JsonNode masked(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode masked = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(each -> masked.set(each.getKey(), masked(each.getValue())));
                yield masked;
            }
            case ArrayNode array -> {
                ArrayNode masked = JsonNodeFactory.instance.arrayNode();
                array.forEach(each -> masked.add(masked(each)));
                yield masked;
            }
            default -> value.isString() ? text(value.stringValue()) : value;
        };
    }

    private JsonNode text(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return JsonNodeFactory.instance.stringNode(masked);
    }
}
