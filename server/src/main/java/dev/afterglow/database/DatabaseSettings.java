package dev.afterglow.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the data lives: `AFTERGLOW_DATABASE_URL`, or the embedded server below `AFTERGLOW_DATA`.
///
/// @param url a JDBC address of your PostgreSQL 16 or newer; without it the embedded one is used
@ConfigurationProperties("afterglow.database")
public record DatabaseSettings(
        @Nullable String url, @Nullable String username, @Nullable String password, Path folder) {}
