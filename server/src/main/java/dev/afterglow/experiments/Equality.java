package dev.afterglow.experiments;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Comparing as Python does, where `1 == 1.0` and `1 == True`.
final class Equality {

    private Equality() {}

    static boolean equal(JsonNode left, JsonNode right) {
        Optional<BigDecimal> number = number(left);
        Optional<BigDecimal> other = number(right);
        if (number.isPresent() || other.isPresent()) {
            return number.isPresent()
                    && other.isPresent()
                    && number.get().compareTo(other.get()) == 0;
        }
        if (left.isArray() && right.isArray()) {
            return sameList(left, right);
        }
        if (left.isObject() && right.isObject()) {
            return sameMapping(left, right);
        }
        return left.equals(right);
    }

    private static boolean sameList(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMapping(JsonNode left, JsonNode right) {
        return left.size() == right.size()
                && left.properties().stream()
                        .allMatch(each ->
                                right.has(each.getKey())
                                        && equal(each.getValue(), right.get(each.getKey())));
    }

    /// Numbers, and booleans as 1 and 0.
    static Optional<BigDecimal> number(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    /// What Python takes as true.
    static boolean isTruthy(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> false;
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.decimalValue().signum() != 0;
            case STRING -> !value.stringValue().isEmpty();
            case ARRAY, OBJECT -> !value.isEmpty();
            case BINARY, POJO -> true;
        };
    }
}
