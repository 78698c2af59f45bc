package dev.afterglow.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings a backup into an empty database: first the schemas as they were when it was made, then
/// the rows in one transaction, then the migrations since.
public final class Restore {

    private Restore() {}

    /// Restores and returns how many rows were brought back.
    ///
    /// @throws DatabaseException when the database is not empty, or the file is no whole backup;
    ///     then nothing was brought in
    public static long read(DataSource source, InputStream in) throws IOException {
        refuseFull(source);
        ZipInputStream zip = new ZipInputStream(in);
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(Manifest.ENTRY)) {
            throw new DatabaseException(
                    "This is no Afterglow backup: expected a zip that begins with "
                            + Manifest.ENTRY);
        }
        Manifest manifest = Manifest.read(zip);
        Migrations.to(source, manifest.versions());
        long rows = load(source, manifest, zip);
        Migrations.toNewest(source);
        return rows;
    }

    private static void refuseFull(DataSource source) {
        boolean isFull =
                JdbcClient.create(source)
                        .sql(
                                """
                                -- Has any Afterglow written to this database?
                                select exists (
                                    select from information_schema.schemata
                                    where schema_name = 'people')
                                """)
                        .query((row, number) -> row.getBoolean(1))
                        .single();
        if (isFull) {
            throw new DatabaseException(
                    "This database is in use: a backup is restored into an empty one only");
        }
    }

    private static long load(DataSource source, Manifest manifest, ZipInputStream zip)
            throws IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Rows come table by table, so references and triggers rest until all are in.
                statement.execute("set local session_replication_role = replica");
                for (BackedUpTable table : manifest.tables()) {
                    statement.execute("truncate " + table.qualified() + " cascade");
                }
                long rows = copyAll(connection, manifest, zip);
                advanceIdentities(statement);
                connection.commit();
                return rows;
            } catch (SQLException | IOException exception) {
                connection.rollback();
                throw exception;
            }
        } catch (SQLException exception) {
            throw new DatabaseException(
                    "The backup could not be read in; no row was kept: " + exception.getMessage(),
                    exception);
        }
    }

    private static long copyAll(Connection connection, Manifest manifest, ZipInputStream zip)
            throws IOException, SQLException {
        Map<String, BackedUpTable> tables =
                manifest.tables().stream()
                        .collect(Collectors.toMap(BackedUpTable::entryName, Function.identity()));
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long rows = 0;
        int restored = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            BackedUpTable table = tables.get(entry.getName());
            if (table != null) {
                rows +=
                        copy.copyIn(
                                "copy %s (%s) from stdin"
                                        .formatted(table.qualified(), table.columnList()),
                                zip);
                restored++;
            }
        }
        if (restored != tables.size()) {
            throw new DatabaseException(
                    "The backup is cut off: it names %d tables and holds %d; no row was kept"
                            .formatted(tables.size(), restored));
        }
        return rows;
    }

    private static void advanceIdentities(Statement statement) throws SQLException {
        statement.execute(
                """
                do $$
                declare
                    field record;
                begin
                    for field in
                        select table_schema, table_name, column_name,
                            pg_get_serial_sequence(
                                format('%I.%I', table_schema, table_name), column_name) as sequence
                        from information_schema.columns
                        where is_identity = 'YES'
                    loop
                        execute format(
                            'select setval(%L, coalesce(max(%I), 0) + 1, false) from %I.%I',
                            field.sequence, field.column_name,
                            field.table_schema, field.table_name);
                    end loop;
                end $$
                """);
    }
}
