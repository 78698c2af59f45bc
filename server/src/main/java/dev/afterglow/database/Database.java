package dev.afterglow.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// An open pool of connections to the one PostgreSQL; closing it stops what was started for it.
public final class Database implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final HikariDataSource source;
    private final @Nullable EmbeddedServer embedded;

    private Database(HikariDataSource source, @Nullable EmbeddedServer embedded) {
        this.source = source;
        this.embedded = embedded;
    }

    /// Opens the database for a server: the embedded one is started, or adopted when a killed
    /// server left it running.
    ///
    /// @throws DatabaseException when another Afterglow serves the same folder, or the folder's
    ///     cluster is of another PostgreSQL version
    public static Database open(DatabaseSettings settings) {
        if (!settings.isEmbedded()) {
            return new Database(
                    pool(settings.url(), settings.username(), settings.password(), settings), null);
        }
        EmbeddedServer server = EmbeddedServer.start(settings.folder());
        return new Database(
                pool(server.url(), EmbeddedServer.USER, server.password(), settings), server);
    }

    /// Opens the database for a tool that may run beside the server: a running embedded PostgreSQL
    /// is used and left running, a resting one is started for as long as this is open.
    public static Database beside(DatabaseSettings settings) {
        if (!settings.isEmbedded()) {
            return open(settings);
        }
        return EmbeddedServer.running(settings.folder())
                .map(server ->
                        new Database(
                                pool(
                                        server.url(),
                                        EmbeddedServer.USER,
                                        server.password(),
                                        settings),
                                null))
                .orElseGet(() -> open(settings));
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
        if (embedded != null) {
            embedded.stop();
        }
    }

    private static HikariDataSource pool(
            String url, String username, String password, DatabaseSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(url);
        pool.setUsername(username.isBlank() ? null : username);
        pool.setPassword(password.isBlank() ? null : password);
        pool.setMaximumPoolSize(settings.connectionsMax());
        pool.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        pool.setInitializationFailTimeout(CONNECT_WITHIN.toMillis());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "afterglow");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketTimeout", "60");
        // A frozen server must not keep rows from the one that goes on.
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '15s'");
        return new HikariDataSource(pool);
    }
}
