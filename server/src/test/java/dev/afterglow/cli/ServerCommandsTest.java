package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandsTest {

    @TempDir private Path folder;

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/configuration",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    requests.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + body);
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_plan_that_is_accepted_ends_with_0() throws IOException {
        answer = "+ create    people ana\n";

        int exit = run("apply", file(), "--dry-run", "--server", address(), "--token", "t");

        assertThat(exit).isZero();
        assertThat(requests)
                .containsExactly("POST /api/configuration?dry-run=true Bearer t people: []");
    }

    @Test
    void a_refused_file_ends_with_1() throws IOException {
        status = 422;
        answer = "1:1: people: expected a list\n";

        assertThat(run("apply", file(), "--server", address(), "--token", "t")).isEqualTo(1);
    }

    @Test
    void a_token_that_may_not_or_a_server_that_is_not_there_ends_with_2() throws IOException {
        status = 403;

        assertThat(run("export", "--server", address(), "--token", "t")).isEqualTo(2);
        assertThat(run("export", "--server", "http://127.0.0.1:1", "--token", "t")).isEqualTo(2);
        assertThat(run("export", "--server", "nowhere at all", "--token", "t")).isEqualTo(2);
    }

    @Test
    void an_export_asks_for_the_configuration() {
        answer = "people: []\n";

        assertThat(run("export", "--server", address() + "/", "--token", "t")).isZero();
        assertThat(requests).containsExactly("GET /api/configuration Bearer t ");
    }

    private static int run(String... arguments) {
        return CommandLineTools.run(arguments);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("afterglow.yaml"), "people: []").toString();
    }
}
