package dev.afterglow.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// A PostgreSQL of a story's own whose commits reach the disk, on a port that stays, to be killed
/// and started again.
public final class DurablePostgres implements AutoCloseable {

    private final Path folder;
    private final int port = ServerProcess.freePort();
    private EmbeddedPostgres postgres;

    public DurablePostgres(Path folder) {
        this.folder = folder;
        this.postgres = launch();
    }

    private EmbeddedPostgres launch() {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    .start();
        } catch (IOException exception) {
            throw new UncheckedIOException("PostgreSQL did not start", exception);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /// What a server needs to use it.
    public Map<String, String> settings() {
        return Map.of(
                "AFTERGLOW_DATABASE_URL", url(),
                "AFTERGLOW_DATABASE_USER", "postgres",
                "AFTERGLOW_SECRET", "a-secret-that-only-the-stories-know");
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    /// `kill -9` of every process of it, as when the machine's memory runs out. Returns when all
    /// are gone.
    public void kill() {
        ProcessHandle main = ProcessHandle.of(postmaster()).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
        all.addFirst(main);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            try {
                one.onExit().get();
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException exception) {
                throw new IllegalStateException(exception);
            }
        }
    }

    /// Its first process, which the one that started it does not outlive.
    private long postmaster() {
        Path file = folder.resolve("postgres").resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// Starts it again on the same folder and port; it recovers what was committed.
    public void startAgain() {
        close();
        postgres = launch();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
