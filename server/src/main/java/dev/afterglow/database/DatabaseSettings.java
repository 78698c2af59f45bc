package dev.afterglow.database;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the data lives: your PostgreSQL, or the embedded one in a folder.
///
/// @param url a JDBC address of your PostgreSQL 16 or newer; empty for the embedded one
/// @param folder what the embedded server keeps: cluster, binaries, password, lock
/// @param connectionsMax the size of the pool
@ConfigurationProperties("afterglow.database")
public record DatabaseSettings(
        String url, String username, String password, Path folder, int connectionsMax) {

    /// The settings of a command-line tool, from the same variables as the server's.
    public static DatabaseSettings fromEnvironment(Map<String, String> variables) {
        return new DatabaseSettings(
                variables.getOrDefault("AFTERGLOW_DATABASE_URL", ""),
                variables.getOrDefault("AFTERGLOW_DATABASE_USER", ""),
                variables.getOrDefault("AFTERGLOW_DATABASE_PASSWORD", ""),
                Path.of(variables.getOrDefault("AFTERGLOW_DATA", "data")),
                2);
    }

    /// Whether Afterglow runs PostgreSQL itself.
    public boolean isEmbedded() {
        return url.isBlank();
    }
}
