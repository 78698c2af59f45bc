package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The proxy by real connections to a real echo, spoken to as toxiproxy's clients do. Only lower
/// bounds of time are asked for: a slow machine cannot break them.
class ProxyServerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_WAIT_MILLIS = 20_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private ServerSocket echo;
    private ProxyServer server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        server = new ProxyServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 7);
        JsonNode made =
                call("POST", "/proxies", "{'name': 'echo', 'upstream': '%s'}".formatted(echo()));
        port = Integer.parseInt(made.path("listen").asString().replaceAll(".*:", ""));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        echo.close();
        http.close();
    }

    private String echo() {
        return "127.0.0.1:" + echo.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            }
        } catch (IOException closed) {
            assertThat(echo.isClosed()).isTrue();
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException cut) {
            assertThat(cut).isNotNull();
        }
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    private void toxic(String type, String attributes) throws Exception {
        call(
                "POST",
                "/proxies/echo/toxics",
                "{'name': 'it', 'type': '%s', 'attributes': %s}".formatted(type, attributes));
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return socket;
    }

    /// Sends bytes, and how long it took until all were back, in milliseconds.
    private long back(int count) throws IOException {
        byte[] sent = new byte[count];
        new Random(count).nextBytes(sent);
        try (Socket socket = connected()) {
            long begun = System.nanoTime();
            Thread.ofVirtual().start(() -> write(socket, sent));
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(sent);
            return (System.nanoTime() - begun) / 1_000_000;
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException cut) {
            assertThat(cut).isNotNull();
        }
    }

    @Test
    void without_toxics_every_byte_goes_through() throws Exception {
        assertThat(back(3_000_000)).isNotNegative();
        assertThat(call("GET", "/proxies", "").path("echo").path("enabled").booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "latency | {'latency': 300, 'jitter': 0} | 10 | 300",
                "bandwidth | {'rate': 100} | 40000 | 380",
                "slow_close | {'delay': 300} | 10 | 300",
                "slicer | {'average_size': 10, 'size_variation': 5, 'delay': 2000} | 500 | 60"
            })
    void a_toxic_takes_at_least_its_time_and_loses_nothing(
            String type, String attributes, int bytes, long millis) throws Exception {
        toxic(type, attributes);

        assertThat(back(bytes)).isGreaterThanOrEqualTo(millis);
    }

    @Test
    void data_are_limited_cut_off_and_reset() throws Exception {
        toxic("limit_data", "{'bytes': 100}");
        try (Socket socket = connected()) {
            socket.getOutputStream().write(new byte[500]);
            assertThat(socket.getInputStream().readAllBytes()).hasSize(100);
        }
        call("DELETE", "/proxies/echo/toxics/it", "");
        toxic("timeout", "{'timeout': 50}");
        try (Socket socket = connected()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        call("DELETE", "/proxies/echo/toxics/it", "");
        toxic("reset_peer", "{'timeout': 0}");
        try (Socket socket = connected()) {
            socket.getOutputStream().write(1);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    /// A connection that the proxy has joined: a byte was there and came back.
    private Socket joined() throws IOException {
        Socket socket = connected();
        socket.getOutputStream().write(1);
        assertThat(socket.getInputStream().read()).isEqualTo(1);
        return socket;
    }

    /// An end, or a reset where a byte was still to be read by the proxy.
    private static boolean isCut(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void a_blocked_connection_is_freed_when_its_toxic_is_taken_away() throws Exception {
        try (Socket socket = joined()) {
            toxic("timeout", "{'timeout': 0}");
            socket.getOutputStream().write(1);
            call("DELETE", "/proxies/echo/toxics/it", "");

            assertThat(isCut(socket)).isTrue();
        }
        assertThat(back(10)).isNotNegative();
    }

    @Test
    void a_toxic_that_nobody_renews_is_gone_when_its_lease_ends() throws Exception {
        try (Socket socket = joined()) {
            call(
                    "POST",
                    "/proxies/echo/toxics",
                    "{'name': 'it', 'type': 'timeout', 'lease_ms': 300,"
                            + " 'attributes': {'timeout': 0}}");

            assertThat(isCut(socket)).isTrue();
        }
        assertThat(call("GET", "/proxies/echo/toxics", "")).isEmpty();
        assertThat(back(10)).isNotNegative();
    }

    @Test
    void a_toxic_taken_away_while_connections_are_joined_stays_with_none_of_them()
            throws Exception {
        List<Socket> clients = new ArrayList<>();
        try {
            for (int round = 0; round < 200; round++) {
                toxic("latency", "{'latency': 60000}");
                Socket client = connected();
                client.getOutputStream().write(1);
                clients.add(client);
                call("DELETE", "/proxies/echo/toxics/it", "");
            }
            for (Socket client : clients) {
                assertThat(client.getInputStream().read()).isEqualTo(1);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void a_disabled_proxy_refuses_and_reset_brings_all_back() throws Exception {
        toxic("latency", "{'latency': 60000}");
        call("POST", "/proxies/echo", "{'enabled': false}");
        assertThatThrownBy(this::connected).isInstanceOf(ConnectException.class);

        call("POST", "/reset", "");

        assertThat(back(10)).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /proxies/none | {} | 404 | proxy not found",
                "GET  | /proxies/echo/toxics/none | {} | 404 | toxic not found",
                "POST | /proxies | {'name': 'echo', 'upstream': 'a:1'} | 409 | "
                        + "proxy already exists",
                "POST | /proxies | {'upstream': '127.0.0.1:1'} | 400 | "
                        + "missing required field: name",
                "POST | /proxies | {'name': 'x', 'upstream': 'there'} | 400 | "
                        + "'there' is no host:port",
                "POST | /proxies | {'name' | 400 | bad request body",
                "POST | /proxies/echo/toxics | {'type': 'rust'} | 400 | invalid toxic type",
                "POST | /proxies/echo/toxics | {'type': 'slicer', 'stream': 'x'} | "
                        + "400 | stream was invalid",
                "GET  | /elsewhere | {} | 404 | not found"
            })
    void a_wrong_call_is_answered_as_by_toxiproxy(
            String method, String path, String body, int status, String words) throws Exception {
        HttpResponse<String> response = send(method.strip(), path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = JSON.readTree(response.body());
        assertThat(error.path("error").asString()).contains(words);
        assertThat(error.path("status").intValue()).isEqualTo(status);
    }
}
