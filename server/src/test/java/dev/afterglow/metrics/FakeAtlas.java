package dev.afterglow.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A server that speaks the JSON of Atlas' graph API; a missing value is the string "NaN", as
/// there.
final class FakeAtlas implements AutoCloseable {

    private final HttpServer server;
    private volatile Map<String, LongFunction<@Nullable Double>> lines = Map.of();

    FakeAtlas() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/graph", this::graph);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Whatever is asked, these lines answer, by their tag `country`.
    void answers(Map<String, LongFunction<@Nullable Double>> newLines) {
        lines = new LinkedHashMap<>(newLines);
    }

    private void graph(HttpExchange exchange) throws IOException {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] sides = pair.split("=", 2);
            asked.put(sides[0], sides[1]);
        }
        long step = Long.parseLong(asked.get("step").replace("s", "")) * 1000;
        long start = Long.parseLong(asked.get("s")) + step;
        StringJoiner rows = new StringJoiner(",");
        for (long at = start; at <= Long.parseLong(asked.get("e")); at += step) {
            StringJoiner row = new StringJoiner(",", "[", "]");
            for (LongFunction<@Nullable Double> line : lines.values()) {
                Double value = line.apply(at / 1000);
                row.add(value == null ? "\"NaN\"" : value.toString());
            }
            rows.add(row.toString());
        }
        StringJoiner tags = new StringJoiner(",");
        StringJoiner legend = new StringJoiner(",");
        for (String country : lines.keySet()) {
            tags.add("{\"name\":\"sps\",\"country\":\"%s\"}".formatted(country));
            legend.add("\"" + country + "\"");
        }
        byte[] body =
                ("{\"start\":%d,\"step\":%d,\"legend\":[%s],\"metrics\":[%s],\"values\":[%s],"
                                + "\"notices\":[]}")
                        .formatted(start, step, legend, tags, rows)
                        .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
