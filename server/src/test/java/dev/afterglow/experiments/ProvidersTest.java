package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Real processes, and a real server on this machine.
class ProvidersTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Halt halt = new Halt();
    private final CountDownLatch hang = new CountDownLatch(1);
    private HttpServer server;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/echo",
                exchange ->
                        answer(
                                exchange,
                                200,
                                exchange.getRequestMethod()
                                        + " "
                                        + exchange.getRequestURI()
                                        + " "
                                        + exchange.getRequestHeaders().getFirst("Content-Type")
                                        + " "
                                        + new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8)));
        server.createContext(
                "/json",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    answer(exchange, 503, "{\"up\": false}");
                });
        server.createContext(
                "/hung",
                exchange -> {
                    try {
                        hang.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        server.createContext(
                "/away",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "http://localhost:1/secret");
                    answer(exchange, 302, "");
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        hang.countDown();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Outcome run(String provider) {
        Surroundings surroundings =
                new Surroundings(
                        Map.of("PATH", "/usr/bin:/bin"),
                        Map.of(),
                        Allowed.of(
                                List.of("echo", "sh", "sleep"),
                                List.of("127.0.0.1"),
                                false,
                                "/usr/bin:/bin"),
                        Set.of());
        ObjectNode activity = JSON.createObjectNode();
        activity.set("provider", JSON.readTree(provider.replace('\'', '"')));
        return new Providers(surroundings, halt, new Leases(halt))
                .run(activity, Values.NONE.with("n", JSON.getNodeFactory().numberNode(7)));
    }

    private JsonNode output(String provider) {
        return switch (run(provider)) {
            case Outcome.Output(JsonNode value) -> value;
            case Outcome.Failed(String why) -> throw new AssertionError(why);
        };
    }

    @Test
    void a_process_answers_with_its_status_and_what_it_wrote() {
        assertThat(
                        output(
                                "{'type': 'process', 'path': 'sh', 'arguments': ['-c',"
                                        + " 'echo ${n}; echo oh >&2; exit 3']}"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"status\": 3, \"stdout\": \"7\\n\", \"stderr\": \"oh\\n\"}"));
        assertThat(
                        output("{'type': 'process', 'path': 'echo', 'arguments': '-n a  b'}")
                                .path("stdout")
                                .asString())
                .isEqualTo("a b");
    }

    @Test
    void a_process_that_does_not_end_is_ended() {
        assertThat(
                        run(
                                "{'type': 'process', 'path': 'sleep', 'arguments': ['600'],"
                                        + " 'timeout': 0.1}"))
                .isEqualTo(new Outcome.Failed("process activity took too long to complete"));
        halt.ask("enough");
        assertThat(run("{'type': 'process', 'path': 'sleep', 'arguments': ['600']}"))
                .isEqualTo(new Outcome.Failed("stopped: enough"));
    }

    @Test
    void a_call_sends_its_arguments_as_the_toolkit_does() {
        assertThat(
                        output(
                                        "{'type': 'http', 'url': '"
                                                + address
                                                + "/echo?a=1', 'arguments': {'q': 'x y',"
                                                + " 'l': [1, 2], 'none': null}}")
                                .path("body")
                                .asString())
                .isEqualTo("GET /echo?a=1&q=x+y&l=1&l=2 null ");
        assertThat(
                        output(
                                        "{'type': 'http', 'method': 'post', 'url': '"
                                                + address
                                                + "/echo', 'arguments': {'q': true}}")
                                .path("body")
                                .asString())
                .isEqualTo("POST /echo application/x-www-form-urlencoded q=True");
        assertThat(
                        output(
                                        "{'type': 'http', 'method': 'PUT', 'url': '"
                                                + address
                                                + "/echo', 'headers':"
                                                + " {'Content-Type': 'application/json'},"
                                                + " 'arguments': {'q': true}}")
                                .path("body")
                                .asString())
                .isEqualTo("PUT /echo application/json {\"q\":true}");
    }

    @Test
    void a_refusal_is_an_answer_and_no_connection_is_a_failure() {
        JsonNode refused = output("{'type': 'http', 'url': '" + address + "/json'}");

        assertThat(refused.path("status").intValue()).isEqualTo(503);
        assertThat(refused.path("body").path("up").isBoolean()).isTrue();
        assertThat(run("{'type': 'http', 'url': 'http://127.0.0.1:1/'}"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).startsWith("failed to connect"));
    }

    @Test
    void a_server_that_never_answers_is_left() {
        String hung = "{'type': 'http', 'url': '" + address + "/hung', 'timeout': %s}";

        assertThat(run(hung.formatted("0.1")))
                .isEqualTo(new Outcome.Failed("activity took too long to complete"));
        halt.ask("enough");
        assertThat(run(hung.formatted("600"))).isEqualTo(new Outcome.Failed("stopped: enough"));
        hang.countDown();
    }

    @Test
    void a_redirect_leads_nowhere_that_is_not_allowed() {
        assertThat(run("{'type': 'http', 'url': '" + address + "/away'}"))
                .isEqualTo(new Outcome.Failed("host 'localhost:1' is not allowed"));
    }

    @Test
    void a_known_python_call_is_answered_without_python() {
        assertThat(
                        output(
                                        "{'type': 'python', 'module': 'os.path', 'func': 'exists',"
                                                + " 'arguments': {'path': '/usr/bin/no-${n}'}}")
                                .booleanValue())
                .isFalse();
    }
}
