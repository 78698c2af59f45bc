package dev.afterglow.actions;

import dev.afterglow.people.PersonId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people forecast, and what remains of it when it is opened.
@Repository
class ForecastStore {

    private final JdbcClient database;

    ForecastStore(JdbcClient database) {
        this.database = database;
    }

    void keep(ActionId action, PersonId person, int percent) {
        database.sql(
                        """
                        -- Keep what somebody forecasts; a second thought replaces the first.
                        insert into actions.forecast (action, person, percent)
                        values (:action, :person, :percent)
                        on conflict (action, person) do update
                        set percent = excluded.percent
                        """)
                .param("action", action.value())
                .param("person", person.value())
                .param("percent", percent)
                .update();
    }

    int count(ActionId action) {
        return database.sql(
                        """
                        -- How many forecast so far?
                        select count(*)
                        from actions.forecast
                        where action = :action
                        """)
                .param("action", action.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    Optional<Integer> own(ActionId action, PersonId person) {
        return database.sql(
                        """
                        -- What did this person forecast?
                        select percent
                        from actions.forecast
                        where action = :action
                        and person = :person
                        """)
                .param("action", action.value())
                .param("person", person.value())
                .query((row, number) -> row.getInt(1))
                .optional();
    }

    /// Keeps how many said what on average, and forgets who.
    void open(ActionId action) {
        database.sql(
                        """
                        -- What did they say together?
                        insert into actions.said (action, people, percent)
                        select action, count(*), avg(percent)
                        from actions.forecast
                        where action = :action
                        group by action
                        """)
                .param("action", action.value())
                .update();
        database.sql(
                        """
                        -- Forget who said what.
                        delete from actions.forecast
                        where action = :action
                        """)
                .param("action", action.value())
                .update();
        database.sql(
                        """
                        -- Nobody forecasts any more.
                        update actions.action
                        set forecasts_open = false
                        where id = :action
                        """)
                .param("action", action.value())
                .update();
    }

    void say(ActionId action, Said said) {
        database.sql(
                        """
                        -- Keep what a room said elsewhere.
                        insert into actions.said (action, people, percent)
                        values (:action, :people, :percent)
                        on conflict (action) do nothing
                        """)
                .param("action", action.value())
                .param("people", said.people())
                .param("percent", said.percent())
                .update();
        open(action);
    }

    Map<ActionId, Said> said(Collection<ActionId> actions) {
        Map<ActionId, Said> said = new HashMap<>();
        if (!actions.isEmpty()) {
            database.sql(
                            """
                            -- What did the room say of these?
                            select action, people, percent
                            from actions.said
                            where action = any (:actions)
                            """)
                    .param("actions", actions.stream().map(ActionId::value).toArray(Long[]::new))
                    .query((row, number) ->
                            said.put(
                                    new ActionId(row.getLong("action")),
                                    new Said(row.getInt("people"), row.getDouble("percent"))))
                    .list();
        }
        return said;
    }
}
