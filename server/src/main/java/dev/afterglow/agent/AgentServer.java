package dev.afterglow.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The door: an agent behind a small HTTP API, for the `http` provider of an experiment. Whoever
/// calls shows the token of the ceiling.
public final class AgentServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "/agent/v1/";
    private static final int LONGEST_BODY_BYTES = 64 << 10;
    private static final int BEAT_MILLIS = 333;

    private final Agent agent;
    private final byte[] token;
    private final HttpServer server;
    private final CountDownLatch over = new CountDownLatch(1);

    /// How an agent is started.
    ///
    /// @param ceiling a file of root
    /// @param state a folder of root
    public record Start(InetSocketAddress address, Path ceiling, Path state, String searchPath) {}

    /// Undoes what an earlier agent left behind, starts the guard, and listens.
    ///
    /// @throws IllegalArgumentException for a ceiling that is none
    public AgentServer(Start start, InstantSource clock, RandomGenerator random)
            throws IOException {
        Ceiling ceiling = CeilingFile.read(start.ceiling());
        token = ("Bearer " + ceiling.token()).getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(start.address(), 0);
        agent = new Agent(ceiling, new Abilities(start.searchPath()), start.state(), clock, random);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        Thread.ofPlatform().name("agent-beat").daemon().start(this::beat);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// The guard's process.
    public long guardPid() {
        return agent.guardPid();
    }

    private void beat() {
        try {
            do {
                agent.beat();
            } while (!over.await(BEAT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            // Without beats the guard undoes everything.
            throw new UncheckedIOException(broken);
        }
    }

    /// Ends all faults.
    @Override
    public void close() throws IOException {
        server.stop(0);
        over.countDown();
        agent.stop();
    }

    private record Reply(int status, JsonNode body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = safely(exchange);
            byte[] bytes = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply safely(HttpExchange exchange) {
        try {
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] given = String.valueOf(shown).getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(given, token)) {
                throw new Refusal(401, "expected the header Authorization: Bearer TOKEN");
            }
            return reply(exchange);
        } catch (Refusal refused) {
            return new Reply(refused.status(), error(refused.status(), refused.words()));
        } catch (IOException broken) {
            return new Reply(500, error(500, String.valueOf(broken.getMessage())));
        }
    }

    private static ObjectNode error(int status, String words) {
        return JsonNodeFactory.instance.objectNode().put("error", words).put("status", status);
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String whole = exchange.getRequestURI().getRawPath();
        if (!whole.startsWith(PREFIX)) {
            throw new Refusal(404, "not found");
        }
        String[] path = whole.substring(PREFIX.length()).split("/");
        String name = path.length > 1 ? URLDecoder.decode(path[1], StandardCharsets.UTF_8) : "";
        String call = exchange.getRequestMethod() + " " + path[0] + "/".repeat(path.length - 1);
        return switch (call) {
            case "GET kinds" -> new Reply(200, agent.kinds());
            case "GET faults" -> new Reply(200, agent.all());
            case "POST faults" -> begun(exchange);
            case "POST halt" -> {
                agent.halt(body(exchange).path("reason").asString("by its API"));
                yield new Reply(200, agent.all());
            }
            case "GET faults/" -> new Reply(200, agent.known(name).json());
            case "DELETE faults/" -> new Reply(200, agent.end(name, "as asked").json());
            case "POST faults//" -> {
                if (!path[2].equals("renew")) {
                    throw new Refusal(404, "not found");
                }
                yield new Reply(200, agent.renew(name).json());
            }
            default -> throw new Refusal(404, "not found");
        };
    }

    /// A runner that knows these headers renews the fault while it plays the method.
    private Reply begun(HttpExchange exchange) throws IOException {
        FaultState state = agent.begin(body(exchange));
        String lease = String.valueOf(state.order().lease().toMillis());
        if (state.lives()) {
            exchange.getResponseHeaders().set("Afterglow-Lease", lease);
        }
        exchange.getResponseHeaders().set("Location", PREFIX + "faults/" + state.order().name());
        return new Reply(201, state.json());
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES + 1);
        if (bytes.length > LONGEST_BODY_BYTES) {
            throw new Refusal(413, "expected at most 64 KiB");
        }
        try {
            JsonNode sent = JSON.readTree(bytes.length == 0 ? new byte[] {'{', '}'} : bytes);
            if (!sent.isObject()) {
                throw Refusal.wrong("expected a JSON object");
            }
            return sent;
        } catch (JacksonException wrong) {
            throw Refusal.wrong("expected JSON: " + wrong.getOriginalMessage());
        }
    }
}
