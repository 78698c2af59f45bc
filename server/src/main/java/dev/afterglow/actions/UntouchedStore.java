package dev.afterglow.actions;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Actions that nobody does anything about.
@Repository
class UntouchedStore {

    private final JdbcClient database;

    UntouchedStore(JdbcClient database) {
        this.database = database;
    }

    /// Locked until the transaction ends; what others hold is left out.
    List<ActionId> openBefore(Instant before, int limit) {
        return database.sql(
                        """
                        -- Which open actions did nobody touch since then?
                        select id
                        from actions.action
                        where state in ('resting', 'open')
                        and touched_at < :before
                        order by touched_at
                        limit :limit
                        for update skip locked
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, number) -> new ActionId(row.getLong(1)))
                .list();
    }

    /// Marks those with an owner that nobody touched since then as asked about, and returns them;
    /// each is asked about once for each time that somebody touched it.
    List<Action> toAskAbout(Instant before, Instant now, int limit) {
        return database.sql(
                        """
                        -- Whose owner is asked whether it is still meant?
                        update actions.action
                        set asked_at = :now
                        where id in (
                            select id
                            from actions.action
                            where state in ('resting', 'open')
                            and touched_at < :before
                            and owner is not null
                            and (asked_at is null or asked_at < touched_at)
                            order by touched_at
                            limit :limit
                            for update skip locked)
                        returning *
                        """)
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    /// Marks the automations that are to be looked at again as told, and returns them.
    List<Action> toLookAt(LocalDate today, Instant now, int limit) {
        return database.sql(
                        """
                        -- Whose day to look again has come, and nobody was told?
                        update actions.action
                        set reminded_at = :now
                        where id in (
                            select id
                            from actions.action
                            where state = 'done'
                            and look_again <= :today
                            and reminded_at is null
                            order by look_again
                            limit :limit
                            for update skip locked)
                        returning *
                        """)
                .param("today", Date.valueOf(today))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }
}
