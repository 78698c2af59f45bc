package dev.afterglow.intake.web;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// JSON whose texts PostgreSQL can keep: NUL and halves of surrogate pairs, which JSON may escape,
/// become U+FFFD. Names of fields too.
final class StorableJson {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableJson() {}

    /// The same node, changed where it must be.
    static JsonNode of(JsonNode node) {
        switch (node) {
            case StringNode text when !isStorable(text.asString()) -> {
                return StringNode.valueOf(storable(text.asString()));
            }
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    array.set(index, of(array.get(index)));
                }
            }
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                    if (!isStorable(field.getKey())) {
                        object.remove(field.getKey());
                    }
                    object.set(storable(field.getKey()), of(field.getValue()));
                }
            }
            default -> {}
        }
        return node;
    }

    private static boolean isStorable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0 || (Character.isSurrogate(unit) && !isHalfOfPair(text, index))) {
                return false;
            }
        }
        return true;
    }

    private static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text);
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0 || (Character.isSurrogate(unit) && !isHalfOfPair(text, index))) {
                kept.setCharAt(index, REPLACEMENT);
            }
        }
        return kept.toString();
    }

    private static boolean isHalfOfPair(String text, int index) {
        char unit = text.charAt(index);
        return Character.isHighSurrogate(unit)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
