package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a run does for faults that live only while it renews them, by real calls.
class LeasesTest {

    private static final String LIVES = "{\"state\": \"lives\"}";
    private static final String GONE = "{\"state\": \"gone\"}";

    private final List<String> called = new CopyOnWriteArrayList<>();
    private final CountDownLatch thirdRenewal = new CountDownLatch(3);
    private final Halt halt = new Halt();
    private HttpServer agent;
    private int renewalStatus = 200;
    private Runnable onRenewal = () -> {};

    @BeforeEach
    void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        agent.createContext("/", this::answer);
        agent.start();
    }

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        called.add(call + " " + shown);
        switch (call) {
            case "POST /agent/v1/faults" -> {
                exchange.getResponseHeaders().set("Afterglow-Lease", "2000");
                exchange.getResponseHeaders().set("Location", "/agent/v1/faults/slow");
                say(exchange, 201, LIVES);
            }
            case "POST /agent/v1/faults/slow/renew" -> {
                say(
                        exchange,
                        renewalStatus,
                        renewalStatus == 200 ? LIVES : "{\"error\": \"it fell\"}");
                thirdRenewal.countDown();
                onRenewal.run();
            }
            case "POST /wait" -> {
                try {
                    thirdRenewal.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                say(exchange, 200, "{}");
            }
            case "DELETE /agent/v1/faults/slow" -> say(exchange, 200, GONE);
            default -> say(exchange, 200, "{}");
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private RunResult run() {
        String at = "127.0.0.1:" + agent.getAddress().getPort();
        String file =
                """
                {"title": "Slow", "description": "By an agent.",
                 "steady-state-hypothesis": {"title": "It answers", "probes": [
                   {"type": "probe", "name": "answers", "tolerance": 200,
                    "provider": {"type": "http", "url": "http://%s/health"}}]},
                 "method": [
                   {"type": "action", "name": "begin", "provider": {"type": "http",
                    "method": "POST", "url": "http://%s/agent/v1/faults",
                    "headers": {"Authorization": "Bearer t"}}},
                   {"type": "probe", "name": "wait", "provider": {"type": "http",
                    "method": "POST", "url": "http://%s/wait"}}],
                 "rollbacks": []}
                """
                        .formatted(at, at, at);
        ExperimentReading.Accepted read = (ExperimentReading.Accepted) ExperimentFile.read(file);
        return new Runner(
                        read.file(),
                        new Surroundings(Map.of(), Map.of(), Allowed.hosts(List.of(at)), Set.of()),
                        RunOptions.DEFAULT,
                        InstantSource.system(),
                        halt,
                        line -> {})
                .run();
    }

    @Test
    void a_fault_is_renewed_while_the_method_plays_and_ended_with_it() {
        RunResult result = run();

        assertThat(result.finding().verdict()).isEqualTo(Verdict.UPHELD);
        assertThat(result.finding().recovery())
                .isEqualTo("there are no rollbacks; fault slow is gone, seen by its agent");
        assertThat(result.finding().isFailure()).isFalse();
        assertThat(called).contains("POST /agent/v1/faults/slow/renew Bearer t");
        assertThat(called).contains("DELETE /agent/v1/faults/slow Bearer t");
        assertThat(result.journal().at("/afterglow/faults/0/seen-gone").asBoolean()).isTrue();
    }

    @Test
    void a_fault_that_ended_too_early_was_not_injected() {
        renewalStatus = 410;
        onRenewal =
                () -> {
                    while (thirdRenewal.getCount() > 0) {
                        thirdRenewal.countDown();
                    }
                };

        RunResult result = run();

        assertThat(result.finding().verdict()).isEqualTo(Verdict.NOT_INJECTED);
        assertThat(result.finding().reason()).isEqualTo("failed: slow (it fell)");
    }

    @Test
    void a_run_that_is_stopped_ends_its_faults_at_once() {
        onRenewal = () -> halt.ask("enough");

        RunResult result = run();

        assertThat(result.finding().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(result.finding().recovery()).contains("fault slow is gone, seen by its agent");
        assertThat(called).contains("DELETE /agent/v1/faults/slow Bearer t");
    }

    @Test
    void a_fault_whose_agent_is_away_is_not_told_as_recovered() {
        onRenewal = () -> agent.stop(0);

        RunResult result = run();

        assertThat(result.isLeftBehind()).isTrue();
        assertThat(result.finding().recovery()).contains("fault slow was not seen to be gone");
    }
}
