package dev.afterglow.bench.start;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One start of a server.
///
/// @param seconds from calling the launcher until `/health` answered 200
/// @param processorSeconds of all threads of the server's process by then
/// @param residentMebibytes of the server's process, without PostgreSQL's, ten seconds later
record Start(double seconds, double processorSeconds, long residentMebibytes) {

    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration SETTLES = Duration.ofSeconds(10);

    static void build() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("./afterglow", "--version").inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("./afterglow --version did not work; build it first");
        }
    }

    static Start measure(Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder("./afterglow", "serve");
        builder.environment().putAll(environment);
        builder.environment().put("AFTERGLOW_PORT", String.valueOf(port));
        builder.environment().put("AFTERGLOW_DATA", folder.toString());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile());
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            awaitReady(process, port, begun);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double processor = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
            LockSupport.parkNanos(SETTLES.toNanos());
            return new Start(seconds, processor / 1000, resident(process));
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void awaitReady(Process process, int port, long begun)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - begun < LONGEST.toNanos()) {
                if (!process.isAlive()) {
                    throw new IOException("The server ended with " + process.exitValue());
                }
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200) {
                        return;
                    }
                } catch (ConnectException notYet) {
                    // Not listening yet: ask again.
                    LockSupport.parkNanos(GLANCE.toNanos());
                }
            }
        }
        throw new IOException("The server was not ready within " + LONGEST);
    }

    /// The launcher replaces itself by the server, so this is the server's memory.
    private static long resident(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
