package dev.afterglow.setup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;

/// Numbers of the simulated company behind Prometheus' HTTP API, so that the demo's metrics are
/// read by the same code as anybody's. It answers the queries that it knows at any instant.
final class DemoFeed implements AutoCloseable {

    private static final int POINTS_MAX = 11_000;

    private final HttpServer server;
    private final DemoNumbers numbers;

    private DemoFeed(HttpServer server, DemoNumbers numbers) {
        this.server = server;
        this.numbers = numbers;
    }

    /// Listens on a free port of the loopback.
    static DemoFeed start(DemoNumbers numbers) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        DemoFeed feed = new DemoFeed(server, numbers);
        server.createContext("/api/v1/query", feed::answer);
        server.createContext("/api/v1/query_range", feed::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return feed;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
            boolean isRange = exchange.getRequestURI().getPath().endsWith("_range");
            String body = isRange ? matrix(asked) : vector(asked);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.contains("\"error\"") ? 400 : 200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    private String vector(Map<String, String> asked) {
        long at = (long) Double.parseDouble(asked.getOrDefault("time", "0"));
        return success("vector", asked, at, at, 1);
    }

    private String matrix(Map<String, String> asked) {
        long from = (long) Double.parseDouble(asked.getOrDefault("start", "0"));
        long to = (long) Double.parseDouble(asked.getOrDefault("end", "0"));
        long step = Math.max(1, (long) Double.parseDouble(asked.getOrDefault("step", "30")));
        if ((to - from) / step > POINTS_MAX) {
            return "{\"status\":\"error\",\"errorType\":\"bad_data\","
                    + "\"error\":\"more than 11,000 points a series\"}";
        }
        return success("matrix", asked, from, to, step);
    }

    private String success(String type, Map<String, String> asked, long from, long to, long step) {
        StringBuilder body = new StringBuilder(64 * 1024);
        body.append("{\"status\":\"success\",\"data\":{\"resultType\":\"")
                .append(type)
                .append("\",\"result\":[");
        String separator = "";
        long[] span = {from, to, step};
        for (var series : numbers.series(asked.getOrDefault("query", "")).entrySet()) {
            String values = values(series.getValue(), span);
            if (values.isEmpty()) {
                continue;
            }
            body.append(separator).append("{\"metric\":").append(series.getKey());
            body.append(type.equals("vector") ? ",\"value\":" : ",\"values\":[");
            body.append(values).append(type.equals("vector") ? "}" : "]}");
            separator = ",";
        }
        return body.append("]}}").toString();
    }

    /// Pairs of time and value, with commas between; empty where nothing was measured.
    private static String values(ToDoubleFunction<Instant> series, long[] span) {
        StringBuilder pairs = new StringBuilder();
        for (long at = span[0]; at <= span[1]; at += span[2]) {
            double value = series.applyAsDouble(Instant.ofEpochSecond(at));
            if (!Double.isNaN(value)) {
                pairs.append(pairs.isEmpty() ? "" : ",");
                pairs.append(String.format(Locale.ROOT, "[%d,\"%.5f\"]", at, value));
            }
        }
        return pairs.toString();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
