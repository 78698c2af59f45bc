package dev.afterglow.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Brings each module's schema to a migration, in the order of the floors.
final class Migrations {

    /// Lower floors first, so that a foreign key only points to what is there already.
    static final List<String> MODULES =
            List.of(
                    "database",
                    "people",
                    "services",
                    "search",
                    "delivery",
                    "metrics",
                    "oncall",
                    "alerts",
                    "intake",
                    "paging",
                    "meetings",
                    "incidents",
                    "actions",
                    "reviews",
                    "radar",
                    "themes",
                    "patterns",
                    "experiments",
                    "setup");

    private Migrations() {}

    static void toNewest(DataSource source) {
        Fingerprint fingerprint = Fingerprint.ofMigrations();
        if (fingerprint.isIn(source)) {
            return;
        }
        MODULES.forEach(module -> flyway(source, module, MigrationVersion.LATEST).migrate());
        fingerprint.writeTo(source);
    }

    /// Brings each named module to the named version and leaves out the others.
    static void to(DataSource source, Map<String, String> versions) {
        MODULES.stream()
                .filter(versions::containsKey)
                .forEach(module ->
                        flyway(source, module, MigrationVersion.fromVersion(versions.get(module)))
                                .migrate());
    }

    /// The version of each module that has any migration applied.
    static Map<String, String> versions(DataSource source) {
        Map<String, String> versions = new TreeMap<>();
        for (String module : MODULES) {
            MigrationInfo current =
                    flyway(source, module, MigrationVersion.LATEST).info().current();
            if (current != null && current.getVersion() != null) {
                versions.put(module, current.getVersion().getVersion());
            }
        }
        return versions;
    }

    private static Flyway flyway(DataSource source, String module, MigrationVersion target) {
        return Flyway.configure()
                .dataSource(new Patient(source))
                .locations("classpath:db/migration/" + module)
                .defaultSchema(module)
                .schemas(module)
                .table("migration")
                .target(target)
                .load();
    }

    /// Connections that wait an hour for an answer: an index over millions of rows is not made
    /// within the minute that a page may take. The pool gives the minute back.
    private static final class Patient extends DelegatingDataSource {

        private static final int HOUR_MILLIS = (int) TimeUnit.HOURS.toMillis(1);

        Patient(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setNetworkTimeout(Runnable::run, HOUR_MILLIS);
            return connection;
        }
    }
}
