package dev.afterglow.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts other values into a JSON text, which stays one.
final class OtherValues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e308",
                    "99999999999999999999",
                    "\"\"",
                    "\" \"",
                    "[]",
                    "{}",
                    "[null]",
                    "[[[]]]",
                    "{\"a\":{\"b\":[1,null,\"c\"]}}",
                    "\"resolved\"",
                    "\"firing\"",
                    "\"trigger\"",
                    "\"acknowledge\"",
                    "\"critical\"",
                    "\"P5\"",
                    "\"RECOVERY\"",
                    "\"0001-01-01T00:00:00Z\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"2026-02-30T25:61:00\"",
                    "\"\\u0000\\ud800\"",
                    "\"javascript:alert(1)\"",
                    "\"(a+)+$\"",
                    "\"$..*\"");

    private OtherValues() {}

    static byte[] in(byte[] json, int changes, RandomGenerator random) {
        JsonNode whole = JSON.readTree(json);
        for (int change = 0; change < changes; change++) {
            change(whole, random);
        }
        return JSON.writeValueAsBytes(whole);
    }

    private static void change(JsonNode whole, RandomGenerator random) {
        List<JsonNode> holders = new ArrayList<>();
        gather(whole, holders);
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        JsonNode value = value(random);
        switch (holder) {
            case ObjectNode object when !object.isEmpty() -> {
                List<String> names = List.copyOf(object.propertyNames());
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name + random.nextInt(3), value);
                    default -> object.set(name, value);
                }
            }
            case ArrayNode array when !array.isEmpty() && random.nextBoolean() ->
                    array.set(random.nextInt(array.size()), value);
            case ArrayNode array -> array.add(value);
            case ObjectNode object -> object.set("a", value);
            default -> throw new IllegalStateException("holds nothing: " + holder);
        }
    }

    private static JsonNode value(RandomGenerator random) {
        if (random.nextInt(8) == 0) {
            return JSON.getNodeFactory().stringNode("x".repeat(random.nextInt(20_000)));
        }
        if (random.nextInt(3) == 0) {
            return JSON.getNodeFactory().stringNode("name " + random.nextInt(1_000));
        }
        return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static void gather(JsonNode node, List<JsonNode> holders) {
        if (node.isContainer()) {
            holders.add(node);
            node.forEach(child -> gather(child, holders));
        }
    }
}
