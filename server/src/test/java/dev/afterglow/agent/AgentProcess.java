package dev.afterglow.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `afterglow experiment agent` as a process of its own, which a story kills and freezes.
final class AgentProcess implements AutoCloseable {

    static final String TOKEN = "a-token-of-twenty-characters";
    static final String FAKE_CLOCK = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;
    private final int guard;

    /// Starts it, and waits until it listens.
    ///
    /// @param folder with `ceiling.json`; its state is in `state`
    /// @param clock a file of libfaketime that its clock, and its guard's, hang on; empty for none
    AgentProcess(Path folder, String clock) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("experiment", "agent", "--port", "0"));
        command.addAll(List.of("--ceiling", folder.resolve("ceiling.json").toString()));
        command.addAll(List.of("--state", folder.resolve("state").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(folder.resolve("agent.err").toFile());
        if (!clock.isEmpty()) {
            builder.environment().put("LD_PRELOAD", FAKE_CLOCK);
            builder.environment().put("FAKETIME_TIMESTAMP_FILE", clock);
            builder.environment().put("FAKETIME_NO_CACHE", "1");
            builder.environment().put("DONT_FAKE_MONOTONIC", "1");
        }
        process = builder.start();
        BufferedReader words =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = words.readLine();
        if (line == null) {
            throw new IOException(
                    "the agent did not start: " + Files.readString(folder.resolve("agent.err")));
        }
        address = URI.create(line.substring(0, line.indexOf(' ')));
        guard = Integer.parseInt(line.substring(line.indexOf('=') + 1));
    }

    /// The command line of Afterglow without its words.
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program());
        return command;
    }

    private static List<String> program() {
        String jar = System.getProperty("afterglow.jar", "");
        return jar.isEmpty()
                ? List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.afterglow.cli.CommandLineTools")
                : List.of("-jar", jar);
    }

    /// The ceiling of tests: all kinds, in one network and one folder.
    static void ceiling(Path folder, String network, String process) throws IOException {
        Path file = folder.resolve("ceiling.json");
        Files.writeString(
                file,
                """
                {"token": "%s",
                 "kinds": ["kill", "pause", "cpu", "memory", "io", "disk", "loss", "blackhole",
                           "reset", "dns", "clock"],
                 "addresses": ["127.0.0.0/24"], "namespaces": ["%s"], "processes": ["%s"],
                 "leave_running": 0, "folders": ["%s"], "clock_files": ["%s"], "most_faults": 8,
                 "keep_free_megabytes": 100}
                """
                        .formatted(TOKEN, network, process, folder, folder.resolve("clock")));
        Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    URI address() {
        return address;
    }

    int pid() {
        return (int) process.pid();
    }

    int guard() {
        return guard;
    }

    HttpResponse<String> call(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address.resolve("/agent/v1/" + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        new Signals().send(pid(), Signals.CONTINUE);
        process.destroy();
        process.onExit().join();
    }
}
