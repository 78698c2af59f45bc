package dev.afterglow.experiments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whether what a probe answered is within its tolerance, as the Chaos Toolkit decides it.
final class Tolerances {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Activities activities;

    /// @param activities for tolerances that are probes themselves
    Tolerances(Activities activities) {
        this.activities = activities;
    }

    /// Whether it is, and why not.
    ///
    /// @param comparable false when the value cannot be held against such a tolerance
    record Held(boolean met, boolean comparable, String why) {

        static Held of(boolean met, String why) {
            return new Held(met, true, why);
        }

        static Held incomparable(String why) {
            return new Held(false, false, why);
        }
    }

    Held within(JsonNode tolerance, JsonNode value, Values values) {
        JsonNode allowed = tolerance.isString() ? values.fill(tolerance) : tolerance;
        return switch (allowed.getNodeType()) {
            case BOOLEAN, STRING -> equal(allowed, value);
            case NUMBER -> equal(allowed, status(value).orElse(value));
            case ARRAY -> amongOrBetween(allowed, value);
            case OBJECT -> described((ObjectNode) allowed, value, values);
            case NULL, MISSING, BINARY, POJO ->
                    Held.incomparable("there is no such tolerance: " + allowed);
        };
    }

    private static Held equal(JsonNode allowed, JsonNode value) {
        return Held.of(
                Equality.equal(allowed, value),
                "expected %s, was %s".formatted(allowed, shortly(value)));
    }

    private static Optional<JsonNode> status(JsonNode value) {
        return value.isObject() && value.has("status")
                ? Optional.of(value.get("status"))
                : Optional.empty();
    }

    private static Held amongOrBetween(JsonNode allowed, JsonNode value) {
        Optional<JsonNode> status = status(value);
        if (status.isEmpty() && allowed.size() == 2) {
            return between(allowed.get(0), allowed.get(1), value);
        }
        JsonNode searched = status.orElse(value);
        boolean among = allowed.valueStream().anyMatch(each -> Equality.equal(each, searched));
        return Held.of(among, "expected one of %s, was %s".formatted(allowed, shortly(searched)));
    }

    private static Held between(JsonNode low, JsonNode high, JsonNode value) {
        String why = "expected %s to %s, was %s".formatted(low, high, shortly(value));
        if (low.isString() && high.isString() && value.isString()) {
            return Held.of(
                    low.stringValue().compareTo(value.stringValue()) <= 0
                            && value.stringValue().compareTo(high.stringValue()) <= 0,
                    why);
        }
        Optional<BigDecimal> number = Equality.number(value);
        Optional<BigDecimal> from = Equality.number(low);
        Optional<BigDecimal> to = Equality.number(high);
        if (number.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Held.incomparable(why + ", which has no order with them");
        }
        return Held.of(
                from.get().compareTo(number.get()) <= 0 && number.get().compareTo(to.get()) <= 0,
                why);
    }

    private Held described(ObjectNode tolerance, JsonNode value, Values values) {
        String type = tolerance.path("type").asString("");
        return switch (type) {
            case "probe" -> byProbe(tolerance, value, values);
            case "regex" -> byRegex(tolerance, target(tolerance, value), values);
            case "jsonpath" -> byPath(tolerance, target(tolerance, value), values);
            case "range" -> inRange(tolerance, target(tolerance, value));
            default -> Held.incomparable("there is no tolerance of type '" + type + "'");
        };
    }

    private static JsonNode target(ObjectNode tolerance, JsonNode value) {
        String target = tolerance.path("target").asString("");
        return !target.isEmpty() && value.isObject() && value.has(target)
                ? value.get(target)
                : value;
    }

    private Held byProbe(ObjectNode tolerance, JsonNode value, Values values) {
        ObjectNode probe = tolerance.deepCopy();
        probe.withObject("/provider").withObject("/arguments").set("value", value);
        return switch (activities.run(probe, values)) {
            case Outcome.Output(JsonNode output) ->
                    Held.of(Equality.isTruthy(output), "the probe answered " + shortly(output));
            case Outcome.Failed(String why) -> Held.of(false, "the probe failed: " + why);
        };
    }

    private static Held byRegex(ObjectNode tolerance, JsonNode value, Values values) {
        String pattern = values.text(tolerance.path("pattern"));
        if (!value.isString()) {
            return Held.incomparable("a regex needs text, was " + shortly(value));
        }
        try {
            return Held.of(
                    PythonRegex.of(pattern).isFoundIn(value.stringValue()),
                    "expected /%s/ in %s".formatted(pattern, shortly(value)));
        } catch (PatternSyntaxException wrong) {
            return Held.incomparable("/" + pattern + "/: " + wrong.getDescription());
        } catch (IllegalArgumentException astray) {
            return Held.incomparable("/" + pattern + "/: " + astray.getMessage());
        }
    }

    private static Held byPath(ObjectNode tolerance, JsonNode value, Values values) {
        List<JsonNode> found;
        try {
            String path = values.text(tolerance.path("path"));
            found = PathQuery.parse(path.strip()).find(parsed(value));
        } catch (IllegalArgumentException wrong) {
            return Held.incomparable(String.valueOf(wrong.getMessage()));
        }
        String why = "the path found %s".formatted(shortly(list(found)));
        if (tolerance.has("expect")) {
            JsonNode expect = values.fill(tolerance.get("expect"));
            return Held.of(
                    Equality.equal(list(found), expect.isArray() ? expect : list(List.of(expect))),
                    why + ", expected " + expect);
        }
        if (tolerance.hasNonNull("count")) {
            JsonNode count = tolerance.get("count");
            return Held.of(
                    Equality.equal(JSON.getNodeFactory().numberNode(found.size()), count),
                    why + ", expected " + count + " of them");
        }
        return Held.of(!found.isEmpty(), why);
    }

    private static JsonNode list(List<JsonNode> found) {
        return JSON.getNodeFactory().arrayNode().addAll(found);
    }

    private static JsonNode parsed(JsonNode value) {
        if (!value.isString()) {
            return value;
        }
        try {
            return JSON.readTree(value.stringValue());
        } catch (JacksonException text) {
            return value;
        }
    }

    private static Held inRange(ObjectNode tolerance, JsonNode value) {
        JsonNode range = tolerance.path("range");
        String why = "expected %s to %s, was %s";
        why = why.formatted(range.path(0), range.path(1), shortly(value));
        Optional<BigDecimal> number = Equality.number(value).or(() -> written(value));
        if (number.isEmpty() || range.size() != 2) {
            return Held.of(false, why + ", which is no number");
        }
        return Held.of(
                range.get(0).decimalValue().compareTo(number.get()) <= 0
                        && number.get().compareTo(range.get(1).decimalValue()) <= 0,
                why);
    }

    private static Optional<BigDecimal> written(JsonNode value) {
        try {
            return value.isString()
                    ? Optional.of(new BigDecimal(value.stringValue().strip()))
                    : Optional.empty();
        } catch (NumberFormatException text) {
            return Optional.empty();
        }
    }

    private static String shortly(JsonNode value) {
        String text = value.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
