package dev.afterglow.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A digest of all migration files. When the database carries the same, nothing is to migrate,
/// and a start need not ask each module's history.
record Fingerprint(String value) {

    static Fingerprint ofMigrations() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/*.sql");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (Resource file : files) {
                digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot read the migrations", exception);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }

    boolean isIn(DataSource source) {
        try {
            return JdbcClient.create(source)
                    .sql(
                            """
                            -- Which migrations has this database seen?
                            select fingerprint
                            from database.migrated
                            """)
                    .query((row, number) -> row.getString(1))
                    .optional()
                    .filter(value::equals)
                    .isPresent();
        } catch (DataAccessException exception) {
            return false;
        }
    }

    void writeTo(DataSource source) {
        JdbcClient.create(source)
                .sql(
                        """
                        -- This database has seen all migrations of this program.
                        insert into database.migrated (only_row, fingerprint)
                        values (true, :fingerprint)
                        on conflict (only_row) do update set fingerprint = excluded.fingerprint
                        """)
                .param("fingerprint", value)
                .update();
    }
}
