package dev.afterglow.actions;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ActionStore {

    private static final String COLUMNS =
            """
            id, title, detail, origin, incident, session, cost, value, strength, state, owner,
            automates, created_at, rests_until, touched_at, forecasts_open, ended_at, reason,
            lost_to, overtaken_by, surprise, skill, stop, look_again
            """;

    private final JdbcClient database;

    ActionStore(JdbcClient database) {
        this.database = database;
    }

    ActionId add(NewAction action, Instant now) {
        Origin origin = action.origin();
        return new ActionId(
                database.sql(
                                """
                                -- Keep a new action.
                                insert into actions.action (
                                    title, detail, origin, incident, session, cost, value, strength,
                                    state, owner, automates, created_at, rests_until, touched_at,
                                    forecasts_open)
                                values (
                                    :title, :detail, :origin, :incident, :session, :cost, :value,
                                    :strength, :state, :owner, :automates, :now, :restsUntil, :now,
                                    true)
                                returning id
                                """)
                        .param("title", action.title())
                        .param("detail", action.detail())
                        .param("origin", word(origin))
                        .param(
                                "incident",
                                origin instanceof Origin.OfIncident(IncidentId id)
                                        ? id.value()
                                        : null)
                        .param("session", origin instanceof Origin.OfRadar(var s) ? s : null)
                        .param("cost", action.cost().word())
                        .param("value", action.value())
                        .param("strength", action.strength().name())
                        .param(
                                "state",
                                (action.restsUntil() == null ? State.OPEN : State.RESTING).key())
                        .param("owner", text(action.owner()))
                        .param("automates", text(action.automates()))
                        .param("now", Timestamp.from(now))
                        .param("restsUntil", timestamp(action.restsUntil()))
                        .query((row, number) -> row.getLong(1))
                        .single());
    }

    /// The action, which nobody else changes before this transaction ends.
    Optional<Action> lock(ActionId id) {
        return database.sql(
                        "-- What is it, for one who changes it?\nselect "
                                + COLUMNS
                                + " from actions.action where id = :id for update")
                .param("id", id.value())
                .query(ActionStore::action)
                .optional();
    }

    Optional<Action> action(ActionId id) {
        return database.sql(
                        "-- What is it?\nselect " + COLUMNS + " from actions.action where id = :id")
                .param("id", id.value())
                .query(ActionStore::action)
                .optional();
    }

    /// @param state null for every state
    /// @param before an id; newer ones are left out
    List<Action> newest(@Nullable State state, long before, int limit) {
        return database.sql(
                        "-- Which are the newest?\nselect "
                                + COLUMNS
                                + """
                                from actions.action
                                where (:state::text is null or state = :state)
                                and id < :before
                                order by id desc
                                limit :limit
                                """)
                .param("state", state == null ? null : state.key())
                .param("before", before)
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    /// In the order of their numbers.
    List<Action> after(long id, int limit) {
        return database.sql(
                        "-- Which come after this one?\nselect "
                                + COLUMNS
                                + " from actions.action where id > :id order by id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    List<Action> createdFrom(Instant from, int limit) {
        return database.sql(
                        "-- Which were written down since then, newest first?\nselect "
                                + COLUMNS
                                + """
                                from actions.action
                                where created_at >= :from
                                order by created_at desc, id desc
                                limit :limit
                                """)
                .param("from", Timestamp.from(from))
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    List<Action> rested(Instant now, int limit) {
        return database.sql(
                        "-- Whose rest is over?\nselect "
                                + COLUMNS
                                + """
                                from actions.action
                                where state = 'resting' and rests_until <= :now
                                order by rests_until, id
                                limit :limit
                                """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    List<Action> ofIncident(IncidentId incident, int limit) {
        return database.sql(
                        "-- Which came from this incident?\nselect "
                                + COLUMNS
                                + " from actions.action where incident = :incident order by id"
                                + " limit :limit")
                .param("incident", incident.value())
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    List<Action> automations(int limit) {
        return database.sql(
                        "-- Which automations are a part of the system?\nselect "
                                + COLUMNS
                                + """
                                from actions.action
                                where automates is not null and state = 'done'
                                order by ended_at desc
                                limit :limit
                                """)
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    /// Those that are a part of one of the services, newest first.
    List<Action> automationsOf(Collection<ServiceId> automated, Instant before, int limit) {
        return database.sql(
                        "-- Which automations are a part of these services?\nselect "
                                + COLUMNS
                                + """
                                from actions.action
                                where automates = any(:services) and state = 'done'
                                  and ended_at < :before
                                order by ended_at desc
                                limit :limit
                                """)
                .param("services", automated.stream().map(Object::toString).toArray(String[]::new))
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query(ActionStore::action)
                .list();
    }

    void goOn(ActionId id, @Nullable PersonId owner, Instant now) {
        database.sql(
                        """
                        -- Somebody said yes to it.
                        update actions.action
                        set state = 'open', owner = :owner, touched_at = :now
                        where id = :id
                        """)
                .param("id", id.value())
                .param("owner", text(owner))
                .param("now", Timestamp.from(now))
                .update();
    }

    String displaces(ActionId id) {
        return database.sql(
                        """
                        -- What waits for it?
                        select displaces
                        from actions.action
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> row.getString(1))
                .single();
    }

    void displaces(ActionId id, String words) {
        database.sql(
                        """
                        -- This waits while it is done.
                        update actions.action
                        set displaces = :words
                        where id = :id
                        """)
                .param("id", id.value())
                .param("words", words)
                .update();
    }

    void touch(ActionId id, Instant now) {
        database.sql(
                        """
                        -- Somebody did something about it.
                        update actions.action
                        set touched_at = :now
                        where id = :id
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void end(ActionId id, Ending ending) {
        database.sql(
                        """
                        -- It ended so.
                        update actions.action
                        set state = :state,
                            ended_at = :at,
                            touched_at = :at,
                            reason = :reason,
                            lost_to = :lostTo,
                            overtaken_by = :overtakenBy
                        where id = :id
                        """)
                .param("id", id.value())
                .param("state", ending.state().key())
                .param("at", Timestamp.from(ending.at()))
                .param("reason", ending.reason())
                .param("lostTo", ending.lostTo())
                .param("overtakenBy", number(ending.overtakenBy()))
                .update();
    }

    void guard(ActionId id, Guard guard, Instant now) {
        database.sql(
                        """
                        -- What was said of this automation?
                        update actions.action
                        set surprise = :surprise,
                            skill = :skill,
                            stop = :stop,
                            look_again = :lookAgain,
                            touched_at = :now,
                            reminded_at = null
                        where id = :id
                        """)
                .param("id", id.value())
                .param("surprise", guard.surprise())
                .param("skill", guard.skill())
                .param("stop", guard.stop())
                .param("lookAgain", Date.valueOf(guard.lookAgain()))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static String word(Origin origin) {
        return switch (origin) {
            case Origin.OfIncident ignored -> "incident";
            case Origin.OfRadar ignored -> "radar";
            case Origin.ByHand ignored -> "hand";
        };
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable Long number(@Nullable ActionId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static Action action(ResultSet row, int number) throws SQLException {
        String owner = row.getString("owner");
        String automates = row.getString("automates");
        return new Action(
                new ActionId(row.getLong("id")),
                row.getString("title"),
                row.getString("detail"),
                origin(row),
                Cost.valueOf(row.getString("cost").toUpperCase(Locale.ROOT)),
                row.getInt("value"),
                Strength.valueOf(row.getString("strength")),
                State.of(row.getString("state")),
                owner == null ? null : new PersonId(owner),
                automates == null ? null : new ServiceId(automates),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("rests_until")),
                row.getTimestamp("touched_at").toInstant(),
                row.getBoolean("forecasts_open"),
                ending(row),
                guard(row));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return switch (row.getString("origin")) {
            case "incident" -> new Origin.OfIncident(new IncidentId(row.getLong("incident")));
            case "radar" -> new Origin.OfRadar(row.getString("session"));
            default -> new Origin.ByHand();
        };
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("ended_at");
        if (at == null) {
            return null;
        }
        long by = row.getLong("overtaken_by");
        return new Ending(
                State.of(row.getString("state")),
                at.toInstant(),
                row.getString("reason"),
                row.getString("lost_to"),
                by == 0 ? null : new ActionId(by));
    }

    private static @Nullable Guard guard(ResultSet row) throws SQLException {
        LocalDate lookAgain = row.getObject("look_again", LocalDate.class);
        return lookAgain == null
                ? null
                : new Guard(
                        row.getString("surprise"),
                        row.getString("skill"),
                        row.getString("stop"),
                        lookAgain);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
