package dev.afterglow.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// One real PostgreSQL for all tests of this JVM. Not durable: what a test writes it may lose.
public final class TestPostgres
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /// A JDBC address of the shared database; user `postgres`, no password.
    public static String url() {
        return POSTGRES.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        use(url(), context);
    }

    private static void use(String url, ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "afterglow.database.url=" + url, "afterglow.database.username=postgres")
                .applyTo(context);
    }

    /// A new, empty database on the same server, for a test whose jobs run by themselves: what
    /// another test left in the shared one would be worked on, and alerts would join its pages.
    public static final class OwnDatabase
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String name = "own_" + DATABASES.incrementAndGet();
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException exception) {
                throw new IllegalStateException("No database " + name + " for a test", exception);
            }
            use(POSTGRES.getJdbcUrl("postgres", name), context);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException exception) {
            throw new UncheckedIOException("The test database did not start", exception);
        }
    }
}
