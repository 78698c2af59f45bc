package dev.afterglow.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which pushed series belong to a metric, written as Prometheus writes it:
/// `stream_starts_total{country="es", device!~"test.*"}`.
///
/// @param text as it was written
/// @param name the series' name; empty stands for any
public record SeriesSelector(String text, String name, List<Match> matches) {

    private static final Pattern WHOLE =
            Pattern.compile("\\s*([A-Za-z_:][\\w:.]*)?\\s*(?:\\{(.*)})?\\s*");
    private static final Pattern MATCH =
            Pattern.compile(
                    "\\s*([A-Za-z_][\\w.]*)\\s*(=~|!~|!=|=)\\s*"
                            + "\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:,|$)");

    public SeriesSelector {
        matches = List.copyOf(matches);
    }

    /// One condition on a label; a label that is not there has the empty value.
    ///
    /// @param wanted whether the pattern must match, or must not
    public record Match(String label, Pattern pattern, boolean wanted) {

        boolean holds(Map<String, String> labels) {
            String value = labels.getOrDefault(label, "");
            return pattern.matcher(value).matches() == wanted;
        }
    }

    /// Reads a selector.
    ///
    /// @throws IllegalArgumentException naming the place that was not understood
    public static SeriesSelector parse(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (text.isBlank() || !whole.matches()) {
            throw new IllegalArgumentException(
                    "A series is written name{label=\"value\"}, was '" + text + "'");
        }
        String name = whole.group(1) == null ? "" : whole.group(1);
        String inside = whole.group(2) == null ? "" : whole.group(2);
        return new SeriesSelector(text, name, matches(inside));
    }

    private static List<Match> matches(String inside) {
        List<Match> matches = new ArrayList<>();
        Matcher match = MATCH.matcher(inside);
        int at = 0;
        while (at < inside.length() && !inside.substring(at).isBlank()) {
            if (!match.find(at) || match.start() != at) {
                throw new IllegalArgumentException(
                        "A label is matched as label=\"value\" (or !=, =~, !~), was '"
                                + inside.substring(at)
                                + "'");
            }
            matches.add(match(match.group(1), match.group(2), match.group(3)));
            at = match.end();
        }
        return matches;
    }

    private static Match match(String label, String operator, String quoted) {
        String value = quoted.replace("\\\"", "\"").replace("\\\\", "\\");
        boolean regular = operator.endsWith("~");
        try {
            Pattern pattern = Pattern.compile(regular ? value : Pattern.quote(value));
            return new Match(label, pattern, !operator.startsWith("!"));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The pattern of label " + label + " is not a regular expression: " + value, e);
        }
    }

    /// Whether a series is one of those meant.
    public boolean holds(String seriesName, Map<String, String> labels) {
        return (name.isEmpty() || name.equals(seriesName))
                && matches.stream().allMatch(match -> match.holds(labels));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesSelector that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
