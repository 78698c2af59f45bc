package dev.afterglow.load;

import dev.afterglow.testing.DurablePostgres;
import dev.afterglow.testing.Operator;
import dev.afterglow.testing.PageReceiver;
import dev.afterglow.testing.ServerProcess;
import dev.afterglow.testing.Storm;
import dev.afterglow.testing.StormTown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A fresh durable PostgreSQL, the built jar on it, 500 services that page one person by webhook,
/// and the receiver of these pages, all on this machine.
final class Town implements AutoCloseable {

    static final int SERVICES = 500;

    private final PageReceiver receiver = new PageReceiver();
    private final StormTown town;
    private final Path folder;
    private final DurablePostgres postgres;
    private final ServerProcess server;

    /// @param eachPages whether grouping is off, so that each alert has its own page
    Town(boolean eachPages) throws IOException {
        this(eachPages, "10m");
    }

    /// @param escalatesAfter when a second person is paged, such as `10m`
    Town(boolean eachPages, String escalatesAfter) throws IOException {
        town = new StormTown(SERVICES, escalatesAfter);
        folder = Files.createTempDirectory("afterglow-bench");
        postgres = new DurablePostgres(folder);
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.put(ServerProcess.JAVA_OPTIONS, "-Xms256m");
        if (eachPages) {
            settings.put("AFTERGLOW_ALERTS_GROUPINGWINDOW", "0s");
        }
        server = ServerProcess.start(folder, settings);
        Operator.of(server).apply(town.yaml(receiver.url()));
    }

    PageReceiver receiver() {
        return receiver;
    }

    ServerProcess server() {
        return server;
    }

    DurablePostgres postgres() {
        return postgres;
    }

    /// @param perSecond infinite for as fast as it goes
    Storm storm(String name, int alerts, double perSecond) {
        return new Storm(
                new Storm.Plan(name, List.of(server.url()), town.keys(), alerts, perSecond, 96));
    }

    long count(String what) throws SQLException {
        return number("select count(*) from " + what);
    }

    /// The one number that a question is answered with.
    long number(String question) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// CPU seconds that the server has used, without PostgreSQL.
    double cpuSeconds() {
        return ProcessHandle.of(server.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(used -> used.toMillis() / 1000.0)
                .orElse(0.0);
    }

    void update(String statement) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement one = connection.createStatement()) {
            one.executeUpdate(statement);
        }
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
        receiver.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
