package dev.afterglow.alerts;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;

/// One condition of a silence on a label, as Alertmanager means it: a regular expression is RE2's
/// and
/// must match the whole value; a label that is missing has the empty value.
///
/// Takes time linear in the value, whatever the expression.
public record LabelMatcher(String name, String value, boolean isRegex, boolean isEqual) {

    private static final int LONGEST = 1024;

    /// @throws IllegalArgumentException naming what is wrong with the name or the expression
    public LabelMatcher {
        if (name.isBlank() || name.length() > LONGEST || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A matcher needs a label name of 1 to 1024 characters and a value of at"
                            + " most 1024, was "
                            + name.length()
                            + " and "
                            + value.length());
        }
        if (isRegex) {
            compiled(value);
        }
    }

    /// `name="value"`, `name!="value"`, `name=~"…"` or `name!~"…"`; quotes may be left out.
    ///
    /// @throws IllegalArgumentException when it is none of these
    public static LabelMatcher parse(String text) {
        var parts = SYNTAX.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "A matcher looks like severity=\"warning\" or job=~\"api.*\", was " + text);
        }
        String sign = parts.group(2);
        String raw = parts.group(3);
        String value =
                raw.length() >= 2 && raw.startsWith("\"") && raw.endsWith("\"")
                        ? raw.substring(1, raw.length() - 1)
                                .replace("\\\"", "\"")
                                .replace("\\n", "\n")
                                .replace("\\\\", "\\")
                        : raw;
        return new LabelMatcher(parts.group(1), value, sign.endsWith("~"), !sign.startsWith("!"));
    }

    private static final Pattern SYNTAX =
            Pattern.compile("(?s)([a-zA-Z_:][a-zA-Z0-9_:.-]*)\\s*(=~|!~|!=|=)\\s*(.*)");

    /// Whether the value of its label is as it says.
    public boolean matches(Map<String, String> labels) {
        String actual = labels.getOrDefault(name, "");
        boolean same = isRegex ? compiled(value).matches(actual) : value.equals(actual);
        return same == isEqual;
    }

    /// As people and tools write it: `severity=~"warning|info"`.
    @Override
    public String toString() {
        String sign = isRegex ? isEqual ? "=~" : "!~" : isEqual ? "=" : "!=";
        return name + sign + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException exception) {
            throw new IllegalArgumentException(
                    "\"" + expression + "\" is not a regular expression: " + exception.getMessage(),
                    exception);
        }
    }
}
