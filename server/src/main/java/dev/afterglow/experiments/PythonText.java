package dev.afterglow.experiments;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// Values as Python would write them: experiments were written for the Chaos Toolkit, where
/// `"port ${port}"` and an argument go through `str`.
final class PythonText {

    private PythonText() {}

    /// As `str` does: text as it is, `True`, `None`, lists and mappings in their notation.
    static String of(JsonNode value) {
        return value.isString() ? value.stringValue() : notation(value);
    }

    private static String notation(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> quoted(value.stringValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NULL, MISSING -> "None";
            case NUMBER -> number(value);
            case ARRAY -> {
                StringJoiner joined = new StringJoiner(", ", "[", "]");
                value.forEach(each -> joined.add(notation(each)));
                yield joined.toString();
            }
            case OBJECT -> {
                StringJoiner joined = new StringJoiner(", ", "{", "}");
                value.properties()
                        .forEach(each ->
                                joined.add(
                                        quoted(each.getKey()) + ": " + notation(each.getValue())));
                yield joined.toString();
            }
            case BINARY, POJO -> value.asString();
        };
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().toString();
        }
        double number = value.doubleValue();
        return Math.abs(number) >= 1e-4 && Math.abs(number) < 1e7
                ? Double.toString(number)
                : value.decimalValue().stripTrailingZeros().toString();
    }

    private static String quoted(String text) {
        String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        return quote + (quote.equals("'") ? escaped.replace("'", "\\'") : escaped) + quote;
    }
}
