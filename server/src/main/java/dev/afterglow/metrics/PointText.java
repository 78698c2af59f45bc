package dev.afterglow.metrics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads points as people write them: JSON (`[{"timestamp": …, "value": …}]`) and CSV
/// (`timestamp,value`). Further columns, and `labels` in JSON, are labels; `name` names the series.
public final class PointText {

    private static final int MOST_POINTS = 100_000;

    private PointText() {}

    /// Reads one object or a list of them.
    ///
    /// @throws BadBody naming the entry, the value and what was expected
    public static List<PushedPoint> json(String body, JsonMapper json) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JacksonException e) {
            throw new BadBody("The body is not JSON", e);
        }
        List<PushedPoint> points = new ArrayList<>();
        for (JsonNode one : root.isArray() ? root : List.of(root)) {
            String where = "Entry " + (points.size() + 1);
            Map<String, String> labels = new HashMap<>();
            one.path("labels")
                    .properties()
                    .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
            points.add(
                    new PushedPoint(
                            one.path("name").asString(""),
                            labels,
                            time(where, one.path("timestamp").asString("")),
                            value(where, one.path("value").asString("")),
                            false));
            limit(points);
        }
        return points;
    }

    /// Reads lines below a header.
    ///
    /// @throws BadBody naming the line, the value and what was expected
    public static List<PushedPoint> csv(String body) {
        List<String> lines = body.strip().lines().toList();
        List<String> header =
                lines.isEmpty() ? List.of() : List.of(lines.getFirst().split(",", -1));
        int timeColumn = header.indexOf("timestamp");
        int valueColumn = header.indexOf("value");
        if (timeColumn < 0 || valueColumn < 0) {
            throw new BadBody("Line 1 must name the columns, among them timestamp and value");
        }
        List<PushedPoint> points = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String where = "Line " + (i + 1);
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length != header.size()) {
                throw new BadBody(
                        "%s has %d columns, the header has %d"
                                .formatted(where, cells.length, header.size()));
            }
            Map<String, String> labels = new HashMap<>();
            for (int column = 0; column < cells.length; column++) {
                if (column != timeColumn && column != valueColumn) {
                    labels.put(header.get(column).strip(), cells[column].strip());
                }
            }
            String name = labels.getOrDefault("name", "");
            labels.remove("name");
            Instant at = time(where, cells[timeColumn].strip());
            points.add(new PushedPoint(name, labels, at, value(where, cells[valueColumn]), false));
            limit(points);
        }
        return points;
    }

    private static void limit(List<PushedPoint> points) {
        if (points.size() > MOST_POINTS) {
            throw new BadBody("A body holds at most 100,000 points; send the rest in another one");
        }
    }

    private static Instant time(String where, String text) {
        try {
            if (text.matches("\\d{1,12}(\\.\\d+)?")) {
                return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000));
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadBody(
                    "%s: timestamp “%s” must be ISO-8601 with an offset, or epoch seconds"
                            .formatted(where, text),
                    e);
        }
    }

    private static double value(String where, String text) {
        String trimmed = text.strip();
        try {
            return trimmed.isEmpty() ? Double.NaN : Double.parseDouble(trimmed);
        } catch (NumberFormatException e) {
            throw new BadBody("%s: value “%s” is not a number".formatted(where, trimmed), e);
        }
    }
}
