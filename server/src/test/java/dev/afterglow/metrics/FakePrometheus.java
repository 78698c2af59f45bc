package dev.afterglow.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongFunction;

/// A server that speaks Prometheus' query API and knows no metrics but those a test gives it.
final class FakePrometheus implements AutoCloseable {

    private final HttpServer server;
    private volatile Map<String, LongFunction<String>> series = Map.of();
    private volatile String partsQuery = "";
    private volatile Map<String, LongFunction<String>> parts = Map.of();
    private volatile String rawAnswer = "";
    private volatile int status = 200;

    FakePrometheus() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/query", this::query);
        server.createContext("/api/v1/query_range", this::range);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Whatever is asked, one series answers: its value by epoch second, as text; null is no value.
    FakePrometheus answers(LongFunction<String> values) {
        return answers(Map.of("{}", values));
    }

    /// Whatever is asked, these series answer, each under its labels as JSON.
    FakePrometheus answers(Map<String, LongFunction<String>> newSeries) {
        series = new LinkedHashMap<>(newSeries);
        return this;
    }

    /// A query that holds these words is answered with these series.
    FakePrometheus answersParts(String words, Map<String, LongFunction<String>> newParts) {
        partsQuery = words;
        parts = new LinkedHashMap<>(newParts);
        return this;
    }

    private Map<String, LongFunction<String>> series(Map<String, String> asked) {
        boolean isParts = !partsQuery.isEmpty() && asked.get("query").contains(partsQuery);
        return isParts ? parts : series;
    }

    /// From now on every answer is this text with this status.
    FakePrometheus says(int newStatus, String text) {
        status = newStatus;
        rawAnswer = text;
        return this;
    }

    private void query(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange);
        long time = Long.parseLong(asked.get("time"));
        StringJoiner result = new StringJoiner(",");
        series(asked)
                .forEach((labels, values) -> {
                    String value = values.apply(time);
                    if (value != null) {
                        result.add(
                                "{\"metric\":%s,\"value\":[%d,\"%s\"]}"
                                        .formatted(labels, time, value));
                    }
                });
        answer(exchange, "vector", result);
    }

    private void range(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange);
        long step = Long.parseLong(asked.get("step"));
        StringJoiner result = new StringJoiner(",");
        series(asked)
                .forEach((labels, values) -> {
                    StringJoiner points = new StringJoiner(",");
                    for (long at = Long.parseLong(asked.get("start"));
                            at <= Long.parseLong(asked.get("end"));
                            at += step) {
                        String value = values.apply(at);
                        if (value != null) {
                            points.add("[%d,\"%s\"]".formatted(at, value));
                        }
                    }
                    if (points.length() > 0) {
                        result.add("{\"metric\":%s,\"values\":[%s]}".formatted(labels, points));
                    }
                });
        answer(exchange, "matrix", result);
    }

    private void answer(HttpExchange exchange, String type, StringJoiner result)
            throws IOException {
        String body =
                rawAnswer.isEmpty()
                        ? ("{\"status\":\"success\",\"data\":"
                                        + "{\"resultType\":\"%s\",\"result\":[%s]}}")
                                .formatted(type, result)
                        : rawAnswer;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] sides = pair.split("=", 2);
            parameters.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
