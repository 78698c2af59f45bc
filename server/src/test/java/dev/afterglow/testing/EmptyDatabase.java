package dev.afterglow.testing;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Empties every table before each test and sets the clock back.
public final class EmptyDatabase implements BeforeEachCallback {

    private static final String TABLES =
            """
            -- Which tables hold rows of our modules?
            select format('%I.%I', schemaname, tablename)
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'public')
              and tablename not in ('migration', 'migrated')
            """;

    @Override
    public void beforeEach(ExtensionContext context) {
        ApplicationContext spring = SpringExtension.getApplicationContext(context);
        JdbcClient database = spring.getBean(JdbcClient.class);
        List<String> tables = database.sql(TABLES).query(String.class).list();
        if (!tables.isEmpty()) {
            // As a replica, because the audit refuses to be emptied otherwise.
            database.sql(
                            "set session_replication_role = replica; truncate "
                                    + String.join(", ", tables)
                                    + " restart identity cascade; reset session_replication_role")
                    .update();
        }
        spring.getBean(SettableClock.class).set(SettableClock.START);
    }
}
