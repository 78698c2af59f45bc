package dev.afterglow.alerts;

import static dev.afterglow.alerts.AlertStore.utc;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The lines of what happened to each alert.
@Repository
class EntryStore {

    private final JdbcClient database;

    EntryStore(JdbcClient database) {
        this.database = database;
    }

    void add(Entry entry) {
        database.sql(
                        """
                        -- What happened to this alert?
                        insert into alerts.entry (alert_id, at, kind, actor, words)
                        values (:alert, :at, :kind, :actor, :words)
                        """)
                .param("alert", entry.alert().value())
                .param("at", utc(entry.at()))
                .param("kind", entry.kind())
                .param("actor", entry.actor())
                .param("words", entry.words())
                .update();
    }

    /// The same for many in one statement.
    void add(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        -- What happened to these alerts?
                        insert into alerts.entry (alert_id, at, kind, actor, words)
                        select alert, cast(at as timestamptz), kind, actor, words
                        from unnest(:alerts, :at, :kinds, :actors, :words)
                            as given (alert, at, kind, actor, words)
                        """)
                .param(
                        "alerts",
                        entries.stream().map(one -> one.alert().value()).toArray(Long[]::new))
                .param(
                        "at",
                        entries.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param("kinds", entries.stream().map(Entry::kind).toArray(String[]::new))
                .param("actors", entries.stream().map(Entry::actor).toArray(String[]::new))
                .param("words", entries.stream().map(Entry::words).toArray(String[]::new))
                .update();
    }

    /// Oldest first, at most 500.
    List<Entry> of(AlertId alert) {
        return database.sql(
                        """
                        -- What happened to this alert?
                        select at, kind, actor, words
                        from alerts.entry
                        where alert_id = :alert
                        order by at, id
                        limit 500
                        """)
                .param("alert", alert.value())
                .query((row, number) ->
                        new Entry(
                                alert,
                                AlertStore.at(row, "at"),
                                row.getString("kind"),
                                row.getString("actor"),
                                row.getString("words")))
                .list();
    }
}
