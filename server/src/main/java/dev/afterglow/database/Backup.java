package dev.afterglow.database;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A copy of every table as of one instant, made while the server goes on.
///
/// The file is a zip: `manifest.txt` and a PostgreSQL COPY text a table. Left out are sessions
/// (people sign in again) and whatever lies outside the database: the secret of signed links and
/// passwords in the environment.
public final class Backup {

    private static final String TABLES =
            """
            -- Which tables are there, with the columns that hold what cannot be computed?
            select c.table_schema, c.table_name,
                string_agg(c.column_name, ',' order by c.ordinal_position) as columns
            from information_schema.columns c
            join information_schema.tables t
              on t.table_schema = c.table_schema and t.table_name = c.table_name
            where t.table_type = 'BASE TABLE'
              and c.table_schema not in ('pg_catalog', 'information_schema', 'public')
              and c.table_name not in ('migration', 'migrated', 'session', 'session_attributes')
              and c.is_generated = 'NEVER'
            group by c.table_schema, c.table_name
            order by c.table_schema, c.table_name
            """;

    private Backup() {}

    /// Writes the backup and returns how many tables it holds. The stream is left open.
    public static int write(DataSource source, Instant madeAt, OutputStream out)
            throws IOException {
        List<BackedUpTable> tables =
                JdbcClient.create(source)
                        .sql(TABLES)
                        .query((row, number) ->
                                new BackedUpTable(
                                        row.getString("table_schema"),
                                        row.getString("table_name"),
                                        List.of(row.getString("columns").split(","))))
                        .list();
        Manifest manifest = new Manifest(madeAt, Migrations.versions(source), tables);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
            }
            copyAll(connection, manifest, out);
            connection.rollback();
            return tables.size();
        } catch (SQLException exception) {
            throw new DatabaseException("The backup broke off; the file is not usable", exception);
        }
    }

    private static void copyAll(Connection connection, Manifest manifest, OutputStream out)
            throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        manifest.write(zip);
        zip.closeEntry();
        for (BackedUpTable table : manifest.tables()) {
            zip.putNextEntry(new ZipEntry(table.entryName()));
            copy.copyOut(
                    "copy " + table.qualified() + " (" + table.columnList() + ") to stdout", zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
