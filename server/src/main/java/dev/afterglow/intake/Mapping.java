package dev.afterglow.intake;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import dev.afterglow.alerts.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How an integration's JSON is read: for each field a JSONPath, or text with paths in braces.
///
/// `$.host.name` is the value there; `disk of {$.host.name}` is text with it. Several paths may
/// follow
/// each other with `|`: the first that finds something counts.
///
/// @param fields by [#FIELDS] or `label.NAME`
public record Mapping(Map<String, String> fields) {

    /// What can be mapped.
    public static final List<String> FIELDS =
            List.of("title", "details", "severity", "state", "key", "link");

    /// The names that most senders use, first match counts.
    public static final Mapping USUAL =
            new Mapping(
                    Map.of(
                            "title",
                            "$.summary|$.title|$.message|$.name|$.text",
                            "details",
                            "$.details|$.description|$.body",
                            "severity",
                            "$.severity|$.priority|$.level",
                            "state",
                            "$.action|$.state|$.status",
                            "key",
                            "$.dedup|$.dedup_key|$.key|$.alias|$.id",
                            "link",
                            "$.link|$.url",
                            "label.*",
                            "$.labels|$.meta|$.tags"));

    private static final int MOST_FIELDS = 50;
    private static final int LONGEST = 1_000;
    private static final String LABEL = "label.";
    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\$[^{}]*)}");
    private static final Configuration PATHS =
            Configuration.builder()
                    .options(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL)
                    .build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /// @throws IllegalArgumentException naming the field that cannot be mapped, or its path
    public Mapping {
        fields = Map.copyOf(fields);
        if (fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("A mapping has at most 50 fields");
        }
        fields.forEach(Mapping::check);
    }

    private static void check(String field, String expression) {
        if (!FIELDS.contains(field) && !(field.startsWith(LABEL) && field.length() > 6)) {
            throw new IllegalArgumentException(
                    "A mapping knows " + FIELDS + " and label.NAME, not \"" + field + "\"");
        }
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException(field + ": at most 1,000 characters");
        }
        paths(expression).forEach(path -> compiled(field, path));
    }

    private static List<String> paths(String expression) {
        if (expression.startsWith("$")) {
            return List.of(expression.split("\\|"));
        }
        return IN_BRACES.matcher(expression).results().map(found -> found.group(1)).toList();
    }

    private static JsonPath compiled(String field, String path) {
        try {
            return JsonPath.compile(path.strip());
        } catch (JsonPathException | IllegalArgumentException exception) {
            throw new IllegalArgumentException(
                    field + ": \"" + path + "\" is not a JSONPath: " + exception.getMessage(),
                    exception);
        }
    }

    /// What a mapping found in a message; an empty text where it found nothing.
    public record Reading(
            String title,
            String details,
            String severity,
            String state,
            String key,
            String link,
            Map<String, String> labels) {

        static final Reading NOTHING = new Reading("", "", "", "", "", "", Map.of());

        /// Fills in what the message itself did not say.
        Reading withDefaults(String otherKey, String otherTitle, String otherState) {
            return new Reading(
                    title.isEmpty() ? otherTitle : title,
                    details,
                    severity,
                    state.isEmpty() ? otherState : state,
                    key.isEmpty() ? otherKey : key,
                    link,
                    labels);
        }

        /// @throws BadPayload when there is neither a title nor a key
        public Said said() {
            String name = key.isEmpty() ? title : key;
            if (name.isBlank()) {
                throw new BadPayload(
                        "title", "Neither a title ('summary') nor a key ('dedup') was found");
            }
            String bounded = key.isEmpty() ? Keys.digest(title) : Keys.bounded(key);
            return switch (state.strip().toLowerCase(Locale.ROOT)) {
                case "close",
                        "closed",
                        "resolve",
                        "resolved",
                        "ok",
                        "recovered",
                        "recovery",
                        "normal",
                        "up",
                        "ended",
                        "inactive",
                        "green" ->
                        new Said.Ends(bounded, null);
                case "acknowledge", "acknowledged", "ack" -> new Said.Taken(bounded);
                default ->
                        new Said.Fires(
                                bounded,
                                Severity.parse(severity).orElse(Severity.ERROR),
                                title.isBlank() ? name : title,
                                details,
                                labels,
                                link.isBlank() ? null : link,
                                null,
                                null);
            };
        }
    }

    /// Reads a message; what a path does not find is empty.
    public Reading read(JsonNode message) {
        Object tree = JSON.treeToValue(message, Object.class);
        Map<String, String> labels = new LinkedHashMap<>();
        fields.forEach((field, expression) -> {
            if (field.startsWith(LABEL)) {
                label(labels, field.substring(LABEL.length()), expression, tree);
            }
        });
        return new Reading(
                text("title", tree),
                text("details", tree),
                text("severity", tree),
                text("state", tree),
                text("key", tree),
                text("link", tree),
                labels);
    }

    private static void label(
            Map<String, String> labels, String name, String expression, Object tree) {
        if (!name.equals("*")) {
            String value = text(expression, tree, "label." + name);
            if (!value.isEmpty()) {
                labels.put(name, value);
            }
            return;
        }
        for (String path : paths(expression)) {
            if (found(path, tree, "label.*") instanceof Map<?, ?> map) {
                map.forEach((key, value) -> labels.put(String.valueOf(key), shown(value)));
            }
        }
    }

    private String text(String field, Object tree) {
        String expression = fields.get(field);
        return expression == null ? "" : text(expression, tree, field);
    }

    private static String text(String expression, Object tree, String field) {
        if (expression.startsWith("$")) {
            for (String path : paths(expression)) {
                String value = shown(found(path, tree, field));
                if (!value.isBlank()) {
                    return value;
                }
            }
            return "";
        }
        return IN_BRACES
                .matcher(expression)
                .replaceAll(match ->
                        Matcher.quoteReplacement(shown(found(match.group(1), tree, field))));
    }

    private static @Nullable Object found(String path, Object tree, String field) {
        return compiled(field, path).read(tree, PATHS);
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case List<?> list when list.size() == 1 -> shown(list.getFirst());
            case List<?> list when list.isEmpty() -> "";
            case Map<?, ?> map -> JSON.writeValueAsString(map);
            case List<?> list -> JSON.writeValueAsString(list);
            default -> value.toString();
        };
    }
}
