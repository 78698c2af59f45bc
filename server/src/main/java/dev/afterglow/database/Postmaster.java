package dev.afterglow.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The main process of a PostgreSQL that was found running in a cluster's folder.
record Postmaster(long pid, int port) {

    private static final int PORT_LINE = 3;

    /// Reads `postmaster.pid`; empty when there is none or its process is gone.
    static Optional<Postmaster> of(Path cluster) {
        Path file = cluster.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0).strip());
            boolean isPostgres =
                    ProcessHandle.of(pid)
                            .filter(ProcessHandle::isAlive)
                            .flatMap(process -> process.info().command())
                            .filter(command -> command.contains("postgres"))
                            .isPresent();
            return isPostgres
                    ? Optional.of(
                            new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).strip())))
                    : Optional.empty();
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot read " + file, exception);
        }
    }

    boolean answers(String password) {
        Properties login = new Properties();
        login.setProperty("user", EmbeddedServer.USER);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "5");
        try (Connection connection = DriverManager.getConnection(EmbeddedServer.url(port), login)) {
            return connection.isValid(5);
        } catch (SQLException exception) {
            return false;
        }
    }

    /// Asks for a fast shutdown (SIGINT), and insists (SIGQUIT) when it takes longer than that.
    void stop(Duration patience) {
        ProcessHandle.of(pid)
                .ifPresent(process -> {
                    signal("INT");
                    if (!ends(process, patience)) {
                        signal("QUIT");
                        ends(process, patience);
                    }
                });
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot signal process " + pid, exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ends(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException exception) {
            return false;
        } catch (ExecutionException exception) {
            throw new IllegalStateException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
