package dev.afterglow.database;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/// Brings each module's schema to the newest migration, in the order of the floors.
final class Migrations implements FlywayMigrationStrategy {

    /// Lower floors first. A module without tables of its own is not listed.
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

    @Override
    public void migrate(Flyway boot) {
        for (String module : MODULES) {
            Flyway.configure()
                    .dataSource(boot.getConfiguration().getDataSource())
                    .locations("classpath:db/migration/" + module)
                    .defaultSchema(module)
                    .schemas(module)
                    .table("migration")
                    .load()
                    .migrate();
        }
    }
}
