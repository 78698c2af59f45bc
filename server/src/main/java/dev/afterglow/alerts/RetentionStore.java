package dev.afterglow.alerts;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Forgets what is old enough. Alerts that paged stay: pages and incidents tell of them.
@Repository
class RetentionStore {

    private final JdbcClient database;

    RetentionStore(JdbcClient database) {
        this.database = database;
    }

    int forgetAlerts(Instant before, int most) {
        return database.sql(
                        """
                        -- Which alerts never paged and have been over for long?
                        delete from alerts.alert
                        where id in (
                            select id
                            from alerts.alert
                            where state = 'resolved'
                              and paged_at is null
                              and resolved_at < :before
                            order by resolved_at
                            limit :most
                            for update skip locked)
                        """)
                .param("before", AlertStore.utc(before))
                .param("most", most)
                .update();
    }

    /// Silences and planned work; what they hid says so by itself.
    int forgetPlans(Instant before) {
        return database.sql(
                                """
                                -- Which silences ended long ago?
                                delete from alerts.silence
                                where ends_at < :before
                                """)
                        .param("before", AlertStore.utc(before))
                        .update()
                + database.sql(
                                """
                                -- Which planned work ended long ago?
                                delete from alerts.maintenance
                                where ends_at < :before
                                """)
                        .param("before", AlertStore.utc(before))
                        .update();
    }
}
