package dev.afterglow.actions;

import dev.afterglow.incidents.IncidentId;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What happened to actions, and in which incidents automations took part.
@Repository
class LineStore {

    private final JdbcClient database;

    LineStore(JdbcClient database) {
        this.database = database;
    }

    void add(ActionId action, ActionLine line) {
        database.sql(
                        """
                        -- Keep what happened to it.
                        insert into actions.line (action, at, actor, text)
                        values (:action, :at, :actor, :text)
                        """)
                .param("action", action.value())
                .param("at", Timestamp.from(line.at()))
                .param("actor", line.actor())
                .param("text", line.text())
                .update();
    }

    List<ActionLine> of(ActionId action, int limit) {
        return database.sql(
                        """
                        -- What happened to it, newest first?
                        select at, actor, text
                        from actions.line
                        where action = :action
                        order by number desc
                        limit :limit
                        """)
                .param("action", action.value())
                .param("limit", limit)
                .query((row, number) ->
                        new ActionLine(
                                row.getTimestamp("at").toInstant(),
                                row.getString("actor"),
                                row.getString("text")))
                .list();
    }

    /// Whether that was not known yet.
    boolean tookPart(ActionId automation, IncidentId incident) {
        return database.sql(
                                """
                                -- Keep that it took part.
                                insert into actions.took_part (action, incident)
                                values (:action, :incident)
                                on conflict do nothing
                                """)
                        .param("action", automation.value())
                        .param("incident", incident.value())
                        .update()
                == 1;
    }

    /// In which incidents each took part, ascending; without those that took part in none.
    Map<ActionId, SortedSet<Long>> incidentsWith(Collection<ActionId> automations) {
        Map<ActionId, SortedSet<Long>> incidents = new HashMap<>();
        if (!automations.isEmpty()) {
            database.sql(
                            """
                            -- In which incidents did these take part?
                            select action, incident
                            from actions.took_part
                            where action = any (:actions)
                            """)
                    .param(
                            "actions",
                            automations.stream().map(ActionId::value).toArray(Long[]::new))
                    .query((row, number) ->
                            incidents
                                    .computeIfAbsent(
                                            new ActionId(row.getLong(1)), id -> new TreeSet<>())
                                    .add(row.getLong(2)))
                    .list();
        }
        return incidents;
    }

    List<Long> automationsIn(IncidentId incident) {
        return database.sql(
                        """
                        -- Which automations took part in this incident?
                        select action
                        from actions.took_part
                        where incident = :incident
                        order by action
                        """)
                .param("incident", incident.value())
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
