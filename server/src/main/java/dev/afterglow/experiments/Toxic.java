package dev.afterglow.experiments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is done to the bytes of one direction, in toxiproxy's words.
///
/// @param toxicity share of connections it is done to, 0 to 1
/// @param attributes numbers by name; those that were left out are 0
/// @param leaseMillis it is gone so long after it was last sent; 0 for never
record Toxic(
        String name,
        Type type,
        boolean isUpstream,
        double toxicity,
        Map<String, Long> attributes,
        long leaseMillis) {

    Toxic {
        attributes = Map.copyOf(attributes);
    }

    enum Type {
        LATENCY,
        BANDWIDTH,
        SLOW_CLOSE,
        TIMEOUT,
        RESET_PEER,
        SLICER,
        LIMIT_DATA;

        /// Names of its numbers, sorted.
        List<String> attributes() {
            return switch (this) {
                case LATENCY -> List.of("jitter", "latency");
                case BANDWIDTH -> List.of("rate");
                case SLOW_CLOSE -> List.of("delay");
                case TIMEOUT, RESET_PEER -> List.of("timeout");
                case SLICER -> List.of("average_size", "delay", "size_variation");
                case LIMIT_DATA -> List.of("bytes");
            };
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Optional<Type> of(String word) {
            for (Type type : values()) {
                if (type.word().equals(word)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    long attribute(String attribute) {
        return attributes.getOrDefault(attribute, 0L);
    }

    /// Reads a new one, or this one changed, as toxiproxy's API takes it.
    ///
    /// @throws ProxyRefusal with the status and words of toxiproxy
    static Toxic read(JsonNode sent, Optional<Toxic> before) {
        String word = sent.path("type").asString(before.map(one -> one.type.word()).orElse(""));
        Type type = Type.of(word).orElseThrow(() -> new ProxyRefusal(400, "invalid toxic type"));
        String stream =
                sent.path("stream")
                        .asString(before.map(Toxic::stream).orElse("downstream"))
                        .toLowerCase(java.util.Locale.ROOT);
        if (!stream.equals("upstream") && !stream.equals("downstream")) {
            throw new ProxyRefusal(400, "stream was invalid, can be either upstream or downstream");
        }
        Map<String, Long> attributes =
                new TreeMap<>(before.map(Toxic::attributes).orElse(Map.of()));
        for (String attribute : type.attributes()) {
            JsonNode value = sent.path("attributes").path(attribute);
            if (value.isNumber()) {
                attributes.put(
                        attribute, Math.clamp(value.longValue(), 0L, (long) Integer.MAX_VALUE));
            } else if (!value.isMissingNode() && !value.isNull()) {
                throw new ProxyRefusal(400, "bad request body: " + attribute + " is no number");
            }
        }
        String name = sent.path("name").asString("");
        return new Toxic(
                before.map(Toxic::name).orElse(name.isEmpty() ? word + "_" + stream : name),
                type,
                stream.equals("upstream"),
                Math.clamp(
                        sent.path("toxicity").asDouble(before.map(Toxic::toxicity).orElse(1.0)),
                        0,
                        1),
                attributes,
                Math.max(
                        0,
                        sent.path("lease_ms").asLong(before.map(Toxic::leaseMillis).orElse(0L))));
    }

    String stream() {
        return isUpstream ? "upstream" : "downstream";
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode all = json.putObject("attributes");
        type.attributes().forEach(attribute -> all.put(attribute, attribute(attribute)));
        json.put("name", name).put("type", type.word()).put("stream", stream());
        json.put("toxicity", toxicity);
        if (leaseMillis > 0) {
            json.put("lease_ms", leaseMillis);
        }
        return json;
    }
}
