package dev.afterglow.intake.web;

import dev.afterglow.AfterglowServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A whole server with its jobs running, on a PostgreSQL of its own, for the benches.
record BenchServer(EmbeddedPostgres postgres, ConfigurableApplicationContext context)
        implements AutoCloseable {

    /// On a PostgreSQL that keeps what it was told through a loss of power.
    static BenchServer durable() throws IOException {
        return on(
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start());
    }

    /// On a PostgreSQL that need not wait for the disk.
    ///
    /// @param settings further ones, such as `afterglow.intake.burst=1`
    static BenchServer quick(String... settings) throws IOException {
        return on(EmbeddedPostgres.builder().start(), settings);
    }

    private static BenchServer on(EmbeddedPostgres postgres, String... settings) {
        SpringApplication application = new SpringApplication(AfterglowServer.class);
        application.setDefaultProperties(
                Map.of("logging.level.root", "warn", "management.health.mail.enabled", "false"));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.address=127.0.0.1",
                                "--server.port=0",
                                "--afterglow.database.url="
                                        + postgres.getJdbcUrl("postgres", "postgres"),
                                "--afterglow.database.username=postgres",
                                "--afterglow.secret=a-secret-of-the-bench-and-nothing-else"));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new BenchServer(postgres, application.run(arguments.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// An address of the server; `path` begins with a slash.
    URI address(String path) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() throws IOException {
        context.close();
        postgres.close();
    }
}
