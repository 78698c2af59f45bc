package dev.afterglow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// The built jar as a process of its own, `afterglow serve`, which a story kills, freezes and
/// starts again.
///
/// The jar is where `afterglow.jar` says, which `mvn verify -Pstories` sets. What the server
/// prints goes to `server-PORT.log` in its folder; [#log()] reads it.
public final class ServerProcess implements AutoCloseable {

    /// The variable by which `./afterglow` is told how Java shall run; quick to start without it.
    public static final String JAVA_OPTIONS = "AFTERGLOW_JAVA_OPTIONS";

    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    private static final Duration READY = Duration.ofMinutes(4);
    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(GLANCE).build();

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private Process process;

    private ServerProcess(Path folder, Map<String, String> settings, int port) {
        this.folder = folder;
        this.settings = Map.copyOf(settings);
        this.port = port;
        this.process = launch();
    }

    /// Starts a server and waits until it is ready.
    ///
    /// @param folder where its data and its log lie
    /// @param settings variables of the environment, such as `AFTERGLOW_SMTP_URL`
    public static ServerProcess start(Path folder, Map<String, String> settings) {
        ServerProcess server = new ServerProcess(folder, settings, freePort());
        server.awaitReady();
        return server;
    }

    /// A port that nobody listens on now.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Process launch() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx768m"));
        command.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        command.addAll(List.of(settings.getOrDefault(JAVA_OPTIONS, QUICK_START).split(" ")));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-jar", BuiltJar.path().toString(), "serve"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().put("AFTERGLOW_PORT", String.valueOf(port));
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        builder.environment().put("AFTERGLOW_DATA", folder.resolve("data").toString());
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException exception) {
            throw new UncheckedIOException("The built jar did not start", exception);
        }
    }

    /// Waits until it answers that it is well.
    public void awaitReady() {
        Program.until(
                "the server on port " + port + " is ready",
                READY,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The server ended: " + log());
                    }
                    return isReady();
                });
    }

    /// Whether it answers now that it is well.
    public boolean isReady() {
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(url() + "/health")).timeout(GLANCE).build();
        try {
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Where people reach it, without a slash at the end.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /// `kill -9`: no handler of it runs. Returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Starts it again where it was, without waiting until it is ready.
    public void startAgain() {
        process = launch();
    }

    /// `kill -STOP`: it keeps its connections and locks, and does nothing.
    public void freeze() {
        signal("STOP");
    }

    /// It goes on where it was frozen.
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Program.run(folder, "kill", "-" + name, String.valueOf(pid()));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    /// Everything that it printed since the first start.
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Path logFile() {
        return folder.resolve("server-" + port + ".log");
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + pid() + " does not end");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it as an operator does, so that an embedded PostgreSQL ends with it.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException exception) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The jar, unpacked once a build because it starts faster so.
    private static final class BuiltJar {

        private static final Path UNPACKED = unpack();

        static Path path() {
            return UNPACKED;
        }

        private static Path unpack() {
            String given =
                    System.getProperty(
                            "afterglow.jar", "server/target/boot/server-0.1.0-SNAPSHOT.jar");
            Path jar = Path.of(given).toAbsolutePath();
            if (!Files.exists(jar)) {
                throw new IllegalStateException(
                        "No built jar at afterglow.jar=\"%s\": run ./dev test".formatted(given));
            }
            Path folder = jar.resolveSibling("../story-app").normalize();
            Path stamp = folder.resolve("unpacked-from");
            try {
                // By content: a reproducible build gives every jar the same time.
                String content = digest(jar);
                if (!Files.exists(stamp) || !Files.readString(stamp).equals(content)) {
                    remove(folder);
                    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
                    Program.run(
                            jar.getParent(),
                            java,
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            folder.toString());
                    Files.writeString(stamp, content);
                }
            } catch (IOException exception) {
                throw new UncheckedIOException("Cannot unpack " + jar, exception);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
            return folder.resolve(jar.getFileName());
        }

        private static String digest(Path file) throws IOException {
            CRC32C sum = new CRC32C();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] chunk = new byte[1 << 16];
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    sum.update(chunk, 0, length);
                }
            }
            return Long.toHexString(sum.getValue()) + "-" + Files.size(file);
        }

        private static void remove(Path folder) throws IOException {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
