package dev.afterglow.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Alerts as pages and answers ask for them.
@Repository
class AlertListStore {

    private final JdbcClient database;
    private final AlertStore store;

    AlertListStore(JdbcClient database, AlertStore store) {
        this.database = database;
        this.store = store;
    }

    Optional<Alert> alert(AlertId id) {
        return database.sql(
                        """
                        -- How does this alert stand?
                        select %s
                        from alerts.alert
                        where id = :id
                        """
                                .formatted(AlertStore.COLUMNS))
                .param("id", id.value())
                .query(store::alert)
                .optional();
    }

    List<Alert> find(Alerts.Search search, int most) {
        AlertId before = search.before();
        String words = search.words().strip().replaceAll("([\\\\%_])", "\\\\$1");
        return database.sql(
                        """
                        -- Which alerts does somebody look for, newest first?
                        select %s
                        from alerts.alert
                        where (:all or state <> 'resolved')
                          and (:service = '' or service = :service)
                          and (:words = '' or title ilike '%%' || :words || '%%')
                          and id < :before
                        order by id desc
                        limit :most
                        """
                                .formatted(AlertStore.COLUMNS))
                .param("all", search.resolvedToo())
                .param("service", search.service().strip())
                .param("words", words)
                .param("before", before == null ? Long.MAX_VALUE : before.value())
                .param("most", most)
                .query(store::alert)
                .list();
    }

    List<AlertId> pagingSince(Instant before, int most) {
        return database.sql(
                        """
                        -- Which alerts have been paging since before then?
                        select id
                        from alerts.alert
                        where state = 'open'
                          and suppression is null
                          and paged_at < :before
                        order by id
                        limit :most
                        """)
                .param("before", AlertStore.utc(before))
                .param("most", most)
                .query((row, number) -> new AlertId(row.getLong("id")))
                .list();
    }

    Alerts.Tally tally() {
        return database.sql(
                        """
                        -- How many alerts are not resolved, and how many of them are held back?
                        select count(*) filter (where suppression is null) as paging,
                               count(*) filter (where suppression is not null) as held
                        from alerts.alert
                        where state <> 'resolved'
                        """)
                .query((row, number) -> new Alerts.Tally(row.getInt("paging"), row.getInt("held")))
                .single();
    }

    /// @param source null for all
    List<Alert> unresolved(@Nullable String source, int most) {
        return unresolvedAfter(source, 0, most);
    }

    /// @param source null for all
    /// @param after only alerts newer than this one
    List<Alert> unresolvedAfter(@Nullable String source, long after, int most) {
        return database.sql(
                        """
                        -- Which alerts are not resolved, oldest first?
                        select %s
                        from alerts.alert
                        where state <> 'resolved'
                          and (:source::text is null or source = :source)
                          and id > :after
                        order by id
                        limit :most
                        """
                                .formatted(AlertStore.COLUMNS))
                .param("source", source)
                .param("after", after)
                .param("most", most)
                .query(store::alert)
                .list();
    }

    List<Alert> newestOf(String source, int most) {
        return database.sql(
                        """
                        -- Which are the newest alerts of this source?
                        select %s
                        from alerts.alert
                        where source = :source
                        order by id desc
                        limit :most
                        """
                                .formatted(AlertStore.COLUMNS))
                .param("source", source)
                .param("most", most)
                .query(store::alert)
                .list();
    }

    List<Alert> openedSince(Instant since, int most) {
        return database.sql(
                        """
                        -- Which alerts opened since then, newest first?
                        select %s
                        from alerts.alert
                        where opened_at >= :since
                        order by opened_at desc, id desc
                        limit :most
                        """
                                .formatted(AlertStore.COLUMNS))
                .param("since", AlertStore.utc(since))
                .param("most", most)
                .query(store::alert)
                .list();
    }

    /// Those that opened in [from, to), oldest first.
    List<Alert> openedBetween(Instant from, Instant to, int most) {
        return database.sql(
                        """
                        -- Which alerts opened in this time?
                        select %s
                        from alerts.alert
                        where opened_at >= :from
                          and opened_at < :to
                        order by opened_at, id
                        limit :most
                        """
                                .formatted(AlertStore.COLUMNS))
                .param("from", AlertStore.utc(from))
                .param("to", AlertStore.utc(to))
                .param("most", most)
                .query(store::alert)
                .list();
    }

    List<Alert> suppressedBy(AlertId holder, int most) {
        return database.sql(
                        """
                        -- Which unresolved alerts wait on this one, oldest first?
                        select %s
                        from alerts.alert
                        where suppressed_by = :holder
                          and suppression is not null
                          and state <> 'resolved'
                        order by id
                        limit :most
                        """
                                .formatted(AlertStore.COLUMNS))
                .param("holder", holder.toString())
                .param("most", most)
                .query(store::alert)
                .list();
    }
}
