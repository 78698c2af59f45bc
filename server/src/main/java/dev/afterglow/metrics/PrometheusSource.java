package dev.afterglow.metrics;

import dev.afterglow.metrics.HttpReader.Answer;
import dev.afterglow.metrics.MetricSource.Prometheus;
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

/// Reads the HTTP API of Prometheus: `query` for one point, `query_range` for several.
/// https://prometheus.io/docs/prometheus/latest/querying/api/
final class PrometheusSource implements SampleSource<Prometheus> {

    private final HttpReader http;
    private final JsonMapper json;

    PrometheusSource(HttpReader http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    @Override
    public SourceAnswer read(Prometheus source, Window window) {
        return switch (ask(source, source.query(), window)) {
            case Result.None(Trouble trouble) -> new SourceAnswer.Failed(trouble);
            case Result.Of(List<Series> series) -> single(series, window);
        };
    }

    @Override
    public PartsAnswer parts(Prometheus source, String breakdown, Window window) {
        return switch (ask(source, breakdown, window)) {
            case Result.None(Trouble trouble) -> new PartsAnswer.Failed(trouble);
            case Result.Of(List<Series> series) when series.size() > MOST_PARTS ->
                    new PartsAnswer.Failed(manyParts(series.size()));
            case Result.Of(List<Series> series) ->
                    new PartsAnswer.Parts(series.stream().map(one -> part(one, window)).toList());
        };
    }

    private static SourceAnswer single(List<Series> series, Window window) {
        if (series.isEmpty()) {
            return failed(
                    Trouble.Kind.NO_SERIES,
                    "The query gives no series: nothing by that name is being scraped.");
        }
        if (series.size() > 1) {
            return failed(
                    Trouble.Kind.MANY_SERIES,
                    String.format(
                            Locale.UK,
                            "The query gives %,d series and a key metric needs one:"
                                    + " put sum(…) around it.",
                            series.size()));
        }
        Points points = new Points(window);
        series.getFirst().points().forEach(points::take);
        return points.answer();
    }

    private static PartsAnswer.Part part(Series series, Window window) {
        Points points = new Points(window);
        series.points().forEach(points::take);
        return new PartsAnswer.Part(series.labels(), points.samples());
    }

    private static Trouble manyParts(int found) {
        return new Trouble(
                Trouble.Kind.MANY_SERIES,
                String.format(
                        Locale.UK,
                        "The breakdown gives %,d parts; at most %,d are looked at.",
                        found,
                        MOST_PARTS));
    }

    private sealed interface Result {
        record Of(List<Series> series) implements Result {}

        record None(Trouble trouble) implements Result {}
    }

    private record Series(Map<String, String> labels, List<Points.Raw> points) {}

    private Result ask(Prometheus source, String query, Window window) {
        String who = "Prometheus at " + HttpReader.withoutSecrets(source.server());
        return switch (http.get(address(source, query, window), who)) {
            case Answer.None(Trouble trouble) -> new Result.None(trouble);
            case Answer.Text(int status, String body) -> understand(who, status, body);
        };
    }

    private static URI address(Prometheus source, String query, Window window) {
        String base = source.server().toString().replaceFirst("/+$", "") + "/api/v1/";
        String asked = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        if (window.points() == 1) {
            return URI.create(base + "query?" + asked + "&time=" + window.to().getEpochSecond());
        }
        return URI.create(
                base
                        + "query_range?"
                        + asked
                        + "&start="
                        + window.from().getEpochSecond()
                        + "&end="
                        + window.to().getEpochSecond()
                        + "&step="
                        + window.step().toSeconds());
    }

    private Result understand(String who, int status, String body) {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (JacksonException e) {
            return notUnderstood(who, status);
        }
        if ("error".equals(answer.path("status").asString(""))) {
            String why = answer.path("error").asString("no reason given");
            return new Result.None(
                    new Trouble(Trouble.Kind.REFUSED, who + " refused the query: " + why + "."));
        }
        JsonNode result = answer.path("data").path("result");
        return switch (answer.path("data").path("resultType").asString("")) {
            case "scalar" -> new Result.Of(List.of(new Series(Map.of(), List.of(raw(result)))));
            case "vector" -> new Result.Of(series(result, "value"));
            case "matrix" -> new Result.Of(series(result, "values"));
            default -> notUnderstood(who, status);
        };
    }

    private static Result notUnderstood(String who, int status) {
        return new Result.None(
                new Trouble(
                        Trouble.Kind.NOT_UNDERSTOOD,
                        "%s answered with status %d and something that is not a query's result."
                                .formatted(who, status)));
    }

    private static List<Series> series(JsonNode result, String field) {
        List<Series> all = new ArrayList<>();
        for (JsonNode one : result) {
            Map<String, String> labels = new HashMap<>();
            one.path("metric")
                    .properties()
                    .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
            List<Points.Raw> points = new ArrayList<>();
            if (field.equals("value")) {
                points.add(raw(one.path(field)));
            } else {
                one.path(field).forEach(pair -> points.add(raw(pair)));
            }
            all.add(new Series(labels, points));
        }
        return all;
    }

    private static Points.Raw raw(JsonNode pair) {
        long millis = Math.round(pair.path(0).asDouble(0) * 1000);
        return new Points.Raw(Instant.ofEpochMilli(millis), pair.path(1).asString(""));
    }

    private static SourceAnswer failed(Trouble.Kind kind, String sentence) {
        return new SourceAnswer.Failed(new Trouble(kind, sentence));
    }
}
