package dev.afterglow.metrics;

import dev.afterglow.metrics.HttpReader.Answer;
import dev.afterglow.metrics.MetricSource.Atlas;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads Atlas' graph API as JSON: one line is a metric, several are its parts.
/// https://netflix.github.io/atlas-docs/api/graph/graph/
final class AtlasSource implements SampleSource<Atlas> {

    private final HttpReader http;
    private final JsonMapper json;

    AtlasSource(HttpReader http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    @Override
    public SourceAnswer read(Atlas source, Window window) {
        return switch (ask(source, source.query(), window)) {
            case Result.None(Trouble trouble) -> new SourceAnswer.Failed(trouble);
            case Result.Of(List<PartsAnswer.Part> lines, SourceAnswer first)
                    when lines.size() == 1 ->
                    first;
            case Result.Of(List<PartsAnswer.Part> lines, SourceAnswer first) -> count(lines.size());
        };
    }

    private static SourceAnswer count(int lines) {
        Trouble trouble =
                lines == 0
                        ? new Trouble(Trouble.Kind.NO_SERIES, "The expression gives no line.")
                        : new Trouble(
                                Trouble.Kind.MANY_SERIES,
                                String.format(
                                        Locale.UK,
                                        "The expression gives %,d lines and a key metric needs one:"
                                                + " end it with :sum.",
                                        lines));
        return new SourceAnswer.Failed(trouble);
    }

    @Override
    public PartsAnswer parts(Atlas source, String breakdown, Window window) {
        return switch (ask(source, breakdown, window)) {
            case Result.None(Trouble trouble) -> new PartsAnswer.Failed(trouble);
            case Result.Of(List<PartsAnswer.Part> lines, SourceAnswer first)
                    when lines.size() > MOST_PARTS ->
                    new PartsAnswer.Failed(
                            new Trouble(
                                    Trouble.Kind.MANY_SERIES,
                                    "The breakdown gives " + lines.size() + " lines, too many."));
            case Result.Of(List<PartsAnswer.Part> lines, SourceAnswer first) ->
                    new PartsAnswer.Parts(lines);
        };
    }

    private sealed interface Result {
        /// @param first the first line as an answer of its own, with its notes
        record Of(List<PartsAnswer.Part> lines, SourceAnswer first) implements Result {}

        record None(Trouble trouble) implements Result {}
    }

    private Result ask(Atlas source, String query, Window window) {
        String who = "Atlas at " + HttpReader.withoutSecrets(source.server());
        return switch (http.get(address(source, query, window), who)) {
            case Answer.None(Trouble trouble) -> new Result.None(trouble);
            case Answer.Text(int status, String body) ->
                    understand(new Said(who, status, body), window);
        };
    }

    private record Said(String who, int status, String body) {}

    /// Atlas' start is exclusive and its end the last point, so it begins one step earlier.
    private static URI address(Atlas source, String query, Window window) {
        return URI.create(
                source.server().toString().replaceFirst("/+$", "")
                        + "/api/v1/graph?format=json&q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + "&s="
                        + window.from().minus(window.step()).toEpochMilli()
                        + "&e="
                        + window.to().toEpochMilli()
                        + "&step="
                        + window.step().toSeconds()
                        + "s");
    }

    private Result understand(Said said, Window window) {
        JsonNode answer;
        try {
            answer = json.readTree(said.body());
        } catch (JacksonException e) {
            return notUnderstood(said);
        }
        if (said.status() >= 400) {
            String why = answer.path("message").asString("no reason given");
            return new Result.None(
                    new Trouble(
                            Trouble.Kind.REFUSED,
                            said.who() + " refused the expression: " + why + "."));
        }
        if (!answer.path("values").isArray() || !answer.path("step").isNumber()) {
            return notUnderstood(said);
        }
        return lines(answer, window);
    }

    private static Result notUnderstood(Said said) {
        return new Result.None(
                new Trouble(
                        Trouble.Kind.NOT_UNDERSTOOD,
                        "%s answered with status %d and something that is not a graph."
                                .formatted(said.who(), said.status())));
    }

    private static Result lines(JsonNode answer, Window window) {
        long start = answer.path("start").asLong(0);
        long step = answer.path("step").asLong(1);
        int count = answer.path("legend").size();
        List<Points> points = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            points.add(new Points(window));
        }
        long at = start;
        for (JsonNode row : answer.path("values")) {
            for (int line = 0; line < count; line++) {
                String value = row.path(line).asString("NaN");
                Instant time = Instant.ofEpochMilli(at);
                if (!value.equals("NaN") && !time.isBefore(window.from())) {
                    points.get(line).take(new Points.Raw(time, value));
                }
            }
            at += step;
        }
        List<PartsAnswer.Part> parts = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            Map<String, String> labels = new HashMap<>();
            answer.path("metrics")
                    .path(line)
                    .properties()
                    .forEach(tag -> labels.put(tag.getKey(), tag.getValue().asString("")));
            parts.add(new PartsAnswer.Part(labels, points.get(line).samples()));
        }
        SourceAnswer first =
                points.isEmpty()
                        ? new SourceAnswer.Samples(List.of(), List.of())
                        : points.getFirst().answer();
        return new Result.Of(parts, first);
    }
}
