package dev.afterglow.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Debian's Prometheus as a process of its own on a free port, with a past that was made up.
final class PrometheusProcess implements AutoCloseable {

    private static final int LONGEST_LOG = 4000;

    private final Path folder;
    private final int port;
    private final Process process;

    /// Starts one that scrapes a company each second and writes to it what it scraped.
    ///
    /// @param folder an empty one
    /// @param history seconds of stream starts before `now` that it already knows
    PrometheusProcess(Path folder, StreamingCompany company, int history, Instant now)
            throws IOException, InterruptedException {
        this.folder = folder;
        port = freePort();
        writeHistory(history, now);
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: company
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                remote_write:
                  - url: http://127.0.0.1:%d/write
                """
                        .formatted(company.port(), company.port()));
        process =
                start(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void writeHistory(int seconds, Instant now) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder lines = new StringBuilder("# TYPE stream_starts counter\n");
        double total = 0;
        for (int i = -seconds; i < 0; i++) {
            total += StreamingCompany.USUAL * (0.97 + 0.06 * random.nextDouble());
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "stream_starts_total{job=\"company\"} %.0f %d%n",
                            total,
                            now.getEpochSecond() + i));
        }
        Path history = folder.resolve("history.txt");
        Files.writeString(history, lines.append("# EOF\n"));
        Process promtool =
                start(
                        "promtool",
                        "tsdb",
                        "create-blocks-from",
                        "openmetrics",
                        history.toString(),
                        folder.resolve("tsdb").toString());
        if (!promtool.waitFor(60, TimeUnit.SECONDS) || promtool.exitValue() != 0) {
            throw new IllegalStateException("promtool made no blocks: " + log());
        }
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()))
                .start();
    }

    /// The last words of the process.
    String log() throws IOException {
        String log = Files.readString(folder.resolve("log.txt"));
        return log.substring(Math.max(0, log.length() - LONGEST_LOG));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
