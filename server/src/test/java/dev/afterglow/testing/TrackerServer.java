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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private static final Map<String, String> SETTINGS = settings();

    private final Map<String, TrackerDialect> dialects = new LinkedHashMap<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final InetSocketAddress place;
    private final String base;
    private @Nullable HttpServer http;
    private CountDownLatch held = new CountDownLatch(0);
    private String holds = "";

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
        place = new InetSocketAddress(InetAddress.getLoopbackAddress(), port(isInitializer));
        base = "http://127.0.0.1:" + place.getPort();
        if (!isInitializer) {
            dialects.put("hub", new GitHubDialect(base + "/hub"));
            dialects.put("lab", new GitLabDialect(base + "/lab"));
            dialects.put("jira", new JiraDialect(base + "/jira"));
            comeBack();
        }
    }

    public static TrackerServer server() {
        return SERVER;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(SETTINGS).applyTo(context);
    }

    /// What a server process needs to have all three.
    public static Map<String, String> variables() {
        return SETTINGS.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                setting ->
                                        setting.getKey()
                                                .replace('.', '_')
                                                .replace("-", "")
                                                .toUpperCase(Locale.ROOT),
                                Map.Entry::getValue));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        String hub = "afterglow.actions.trackers.hub.";
        settings.put(hub + "kind", "github");
        settings.put(hub + "url", SERVER.base + "/hub");
        settings.put(hub + "project", "acme/playback");
        settings.put(hub + "token", "hub-token");
        String lab = "afterglow.actions.trackers.lab.";
        settings.put(lab + "kind", "gitlab");
        settings.put(lab + "url", SERVER.base + "/lab");
        settings.put(lab + "project", "acme/video/playback");
        settings.put(lab + "token", "lab-token");
        String jira = "afterglow.actions.trackers.jira.";
        settings.put(jira + "kind", "jira");
        settings.put(jira + "url", SERVER.base + "/jira");
        settings.put(jira + "project", "OPS");
        settings.put(jira + "user", "ana@example.org");
        settings.put(jira + "token", "jira-token");
        return settings;
    }

    /// Empties all trackers, and fails no more.
    public synchronized void reset() {
        letGo();
        comeBack();
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

    /// From now on each request of this method is done and not answered.
    public synchronized void hold(String method) {
        holds = method;
        held = new CountDownLatch(1);
    }

    /// Everything is answered again.
    public synchronized void letGo() {
        holds = "";
        held.countDown();
    }

    /// Nobody listens any more.
    public synchronized void goAway() {
        if (http != null) {
            http.stop(0);
            http = null;
        }
    }

    /// Listens where it listened before.
    public synchronized void comeBack() {
        if (http == null) {
            try {
                http = HttpServer.create(place, 0);
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", this::answer);
            http.start();
        }
    }

    private static int port(boolean isInitializer) {
        return isInitializer ? 0 : ServerProcess.freePort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String raw = exchange.getRequestURI().getRawPath();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            TrackerDialect.Reply reply;
            CountDownLatch holding;
            synchronized (this) {
                boolean isHeld = exchange.getRequestMethod().equals(holds);
                holding = isHeld ? held : new CountDownLatch(0);
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
            await(holding);
            reply.location().ifPresent(to -> exchange.getResponseHeaders().add("Location", to));
            byte[] body = JSON.writeValueAsBytes(reply.body());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void await(CountDownLatch holding) {
        try {
            holding.await();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
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
