package dev.afterglow.experiments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// TCP proxies behind toxiproxy's HTTP API, so that its clients in every language work: slow,
/// narrow, cut and broken connections. Ours beside: a toxic may have a lease (`lease_ms`).
public final class ProxyServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_PROXIES = 1_000;
    private static final int LONGEST_BODY_BYTES = 1 << 20;
    private static final Duration SWEEP = Duration.ofMillis(200);

    private final Map<String, TcpProxy> proxies = new ConcurrentSkipListMap<>();
    private final SplittableRandom random;
    private final HttpServer server;
    private final Halt over = new Halt();

    /// Listens at once.
    ///
    /// @param seed of what is drawn: toxicity, jitter, slices
    /// @throws IOException when the address is taken
    public ProxyServer(InetSocketAddress address, long seed) throws IOException {
        random = new SplittableRandom(seed);
        server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        Thread.ofVirtual().name("proxy-sweep").start(this::sweep);
    }

    private void sweep() {
        while (over.reason().isEmpty()) {
            proxies.values().forEach(TcpProxy::sweep);
            over.pause(SWEEP);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        over.ask("the server is closed");
        proxies.values().forEach(TcpProxy::disable);
    }

    private record Reply(int status, @Nullable JsonNode body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = safely(exchange);
            JsonNode body = reply.body();
            byte[] bytes =
                    body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply safely(HttpExchange exchange) throws IOException {
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        try {
            if (agent != null && agent.startsWith("Mozilla/")) {
                throw new ProxyRefusal(403, "User agent not allowed");
            }
            String[] path = exchange.getRequestURI().getRawPath().substring(1).split("/");
            for (int i = 0; i < path.length; i++) {
                path[i] = URLDecoder.decode(path[i], StandardCharsets.UTF_8);
            }
            return reply(exchange.getRequestMethod(), path, exchange);
        } catch (ProxyRefusal refused) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("error", refused.words()).put("status", refused.status());
            return new Reply(refused.status(), body);
        }
    }

    private Reply reply(String method, String[] path, HttpExchange exchange) throws IOException {
        boolean changes = method.equals("POST") || method.equals("PATCH");
        if (path.length == 1) {
            return switch (method + " " + path[0]) {
                case "GET version" -> new Reply(200, object().put("version", "2.12.0"));
                case "POST reset" -> reset();
                case "GET proxies" -> new Reply(200, all());
                case "POST proxies" -> new Reply(201, create(body(exchange)).json());
                case "POST populate" -> populate(body(exchange));
                default -> throw new ProxyRefusal(404, "not found");
            };
        }
        if (!path[0].equals("proxies") || path.length > 4) {
            throw new ProxyRefusal(404, "not found");
        }
        TcpProxy proxy =
                Optional.ofNullable(proxies.get(path[1]))
                        .orElseThrow(() -> new ProxyRefusal(404, "proxy not found"));
        if (path.length == 2) {
            if (method.equals("DELETE")) {
                proxies.remove(proxy.name());
                proxy.disable();
                return new Reply(204, null);
            }
            if (changes) {
                update(proxy, body(exchange));
            }
            return new Reply(200, proxy.json());
        }
        if (!path[2].equals("toxics")) {
            throw new ProxyRefusal(404, "not found");
        }
        return path.length == 3
                ? toxics(proxy, changes ? body(exchange) : null)
                : toxic(proxy, path[3], method, changes ? body(exchange) : null);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private Reply reset() {
        proxies.values().forEach(TcpProxy::enable);
        proxies.values().forEach(TcpProxy::removeAll);
        return new Reply(204, null);
    }

    private ObjectNode all() {
        ObjectNode all = object();
        proxies.forEach((name, proxy) -> all.set(name, proxy.json()));
        return all;
    }

    private TcpProxy create(JsonNode sent) {
        String name = needed(sent, "name");
        String upstream = needed(sent, "upstream");
        if (proxies.containsKey(name)) {
            throw new ProxyRefusal(409, "proxy already exists");
        }
        if (proxies.size() >= MOST_PROXIES) {
            throw new ProxyRefusal(400, "at most " + MOST_PROXIES + " proxies");
        }
        TcpProxy.address(upstream);
        SplittableRandom own;
        synchronized (random) {
            own = random.split();
        }
        TcpProxy proxy =
                new TcpProxy(name, sent.path("listen").asString("127.0.0.1:0"), upstream, own);
        if (sent.path("enabled").asBoolean(true)) {
            proxy.enable();
        }
        if (proxies.putIfAbsent(name, proxy) != null) {
            proxy.disable();
            throw new ProxyRefusal(409, "proxy already exists");
        }
        return proxy;
    }

    private Reply populate(JsonNode sent) {
        ObjectNode made = object();
        var list = made.putArray("proxies");
        for (JsonNode one : sent) {
            TcpProxy before = proxies.remove(needed(one, "name"));
            if (before != null) {
                before.disable();
            }
            list.add(create(one).json());
        }
        return new Reply(201, made);
    }

    private static void update(TcpProxy proxy, JsonNode sent) {
        proxy.change(sent.path("listen").asString(""), sent.path("upstream").asString(""));
        JsonNode enabled = sent.path("enabled");
        if (enabled.isBoolean() && enabled.booleanValue()) {
            proxy.enable();
        } else if (enabled.isBoolean()) {
            proxy.disable();
        }
    }

    private static Reply toxics(TcpProxy proxy, @Nullable JsonNode sent) {
        if (sent == null) {
            var list = JsonNodeFactory.instance.arrayNode();
            proxy.toxics().forEach(toxic -> list.add(toxic.json()));
            return new Reply(200, list);
        }
        Toxic toxic = Toxic.read(sent, Optional.empty());
        if (proxy.toxic(toxic.name()).isPresent()) {
            throw new ProxyRefusal(409, "toxic already exists");
        }
        proxy.put(toxic);
        return new Reply(200, toxic.json());
    }

    private static Reply toxic(
            TcpProxy proxy, String name, String method, @Nullable JsonNode sent) {
        Toxic toxic = proxy.toxic(name).orElseThrow(() -> new ProxyRefusal(404, "toxic not found"));
        if (method.equals("DELETE")) {
            proxy.remove(name);
            return new Reply(204, null);
        }
        if (sent == null) {
            return new Reply(200, toxic.json());
        }
        Toxic changed = Toxic.read(sent, Optional.of(toxic));
        proxy.put(changed);
        return new Reply(200, changed.json());
    }

    private static String needed(JsonNode sent, String field) {
        String value = sent.path(field).asString("");
        if (value.isEmpty()) {
            throw new ProxyRefusal(400, "missing required field: " + field);
        }
        return value;
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES + 1);
        if (bytes.length > LONGEST_BODY_BYTES) {
            throw new ProxyRefusal(400, "bad request body: more than 1 MiB");
        }
        try {
            return JSON.readTree(bytes.length == 0 ? new byte[] {'{', '}'} : bytes);
        } catch (JacksonException wrong) {
            throw new ProxyRefusal(400, "bad request body: " + wrong.getOriginalMessage());
        }
    }
}
