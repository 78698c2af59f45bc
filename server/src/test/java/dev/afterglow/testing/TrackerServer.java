package dev.afterglow.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stand-in for trackers in this JVM, which follows the documented forms of GitHub, GitLab and
/// Jira as far as they are asked for, wants the right token, and fails when it is told to.
public final class TrackerServer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TrackerServer SERVER = new TrackerServer(false);

    private final Map<String, TrackerDialect> dialects = new LinkedHashMap<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final String base;

    /// What goes wrong with a request.
    ///
    /// @param status 0 cuts the connection after all was done
    public record Failure(int status, Map<String, String> headers) {

        public static Failure of(int status) {
            return new Failure(status, Map.of());
        }
    }

    /// For the context that all server tests share.
    public TrackerServer() {
        this(true);
    }

    private TrackerServer(boolean isInitializer) {
        base = isInitializer ? "" : start();
        if (!isInitializer) {
            dialects.put("hub", new TrackerDialect.Hub(base + "/hub"));
            dialects.put("lab", new TrackerDialect.Lab(base + "/lab"));
            dialects.put("jira", new TrackerDialect.Jira(base + "/jira"));
        }
    }

    public static TrackerServer server() {
        return SERVER;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "afterglow.actions.trackers.hub.kind=github",
                        "afterglow.actions.trackers.hub.url=" + SERVER.base + "/hub",
                        "afterglow.actions.trackers.hub.project=acme/playback",
                        "afterglow.actions.trackers.hub.token=hub-token",
                        "afterglow.actions.trackers.lab.kind=gitlab",
                        "afterglow.actions.trackers.lab.url=" + SERVER.base + "/lab",
                        "afterglow.actions.trackers.lab.project=acme/video/playback",
                        "afterglow.actions.trackers.lab.token=lab-token",
                        "afterglow.actions.trackers.jira.kind=jira",
                        "afterglow.actions.trackers.jira.url=" + SERVER.base + "/jira",
                        "afterglow.actions.trackers.jira.project=OPS",
                        "afterglow.actions.trackers.jira.user=ana@example.org",
                        "afterglow.actions.trackers.jira.token=jira-token")
                .applyTo(context);
    }

    /// Empties all trackers, and fails no more.
    public synchronized void reset() {
        dialects.values().forEach(TrackerDialect::reset);
        failures.clear();
        asked.clear();
    }

    public synchronized TrackerDialect dialect(String tracker) {
        TrackerDialect dialect = dialects.get(tracker);
        if (dialect == null) {
            throw new IllegalArgumentException("No tracker " + tracker);
        }
        return dialect;
    }

    /// The next request fails so.
    public synchronized void fail(Failure failure) {
        failures.add(failure);
    }

    /// What was asked since the reset: `POST /hub/…`.
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private String start() {
        try {
            HttpServer http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", this::answer);
            http.start();
            return "http://127.0.0.1:" + http.getAddress().getPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String raw = exchange.getRequestURI().getRawPath();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            TrackerDialect.Reply reply;
            synchronized (this) {
                asked.add(exchange.getRequestMethod() + " " + raw);
                Failure failure = failures.poll();
                if (failure != null && failure.status() > 0) {
                    failure.headers().forEach(exchange.getResponseHeaders()::add);
                    reply = new TrackerDialect.Reply(failure.status(), Map.of("message", "no"));
                } else {
                    reply = reply(exchange, raw, sent);
                }
                if (failure != null && failure.status() == 0) {
                    return;
                }
            }
            reply.location().ifPresent(to -> exchange.getResponseHeaders().add("Location", to));
            byte[] body = JSON.writeValueAsBytes(reply.body());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private TrackerDialect.Reply reply(HttpExchange exchange, String raw, String sent) {
        String[] parts = raw.split("/", 3);
        TrackerDialect dialect = dialect(parts[1]);
        if (!dialect.accepts(exchange.getRequestHeaders())) {
            return new TrackerDialect.Reply(401, Map.of("message", "Bad credentials"));
        }
        JsonNode body = sent.isBlank() ? JSON.createObjectNode() : JSON.readTree(sent);
        String query = exchange.getRequestURI().getRawQuery();
        return dialect.reply(
                new TrackerDialect.Asked(
                        exchange.getRequestMethod(),
                        URLDecoder.decode("/" + parts[2], StandardCharsets.UTF_8),
                        query == null ? "" : query,
                        body));
    }
}
