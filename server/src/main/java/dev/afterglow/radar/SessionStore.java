package dev.afterglow.radar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sessions, what they heard and what was said there.
@Component
class SessionStore {

    private static final String COLUMNS =
            """
            select x.id, x.starts_at, x.state, x.attended
            from radar.session x
            """;

    private final JdbcClient database;

    SessionStore(JdbcClient database) {
        this.database = database;
    }

    Optional<RadarSession> next() {
        return database.sql("-- The session to come.\n" + COLUMNS + "where x.state <> 'held'")
                .query(SessionStore::session)
                .optional();
    }

    Optional<RadarSession> find(long id) {
        return database.sql("-- One session.\n" + COLUMNS + "where x.id = :id")
                .param("id", id)
                .query(SessionStore::session)
                .optional();
    }

    List<RadarSession> held() {
        return database.sql(
                        "-- Which sessions were held?\n"
                                + COLUMNS
                                + "where x.state = 'held' order by x.starts_at desc limit 100")
                .query(SessionStore::session)
                .list();
    }

    List<RadarSession> thatHeard(RiskId risk) {
        return database.sql(
                        "-- Which sessions heard a risk?\n"
                                + COLUMNS
                                + """
                                join radar.agenda_item i on i.session = x.id
                                where i.risk = :risk
                                order by x.starts_at
                                """)
                .param("risk", risk.value())
                .query(SessionStore::session)
                .list();
    }

    /// Empty, and changes nothing, while one is running.
    Optional<RadarSession> plan(Instant startsAt) {
        Optional<RadarSession> planned =
                database.sql(
                                """
                                -- The next session is planned, unless one is to come.
                                insert into radar.session (starts_at)
                                values (:startsAt)
                                on conflict do nothing
                                returning id, starts_at, state, attended
                                """)
                        .param("startsAt", startsAt.atOffset(ZoneOffset.UTC))
                        .query(SessionStore::session)
                        .optional();
        return planned.or(() -> move(startsAt));
    }

    private Optional<RadarSession> move(Instant startsAt) {
        return database.sql(
                        """
                        -- The planned session moves.
                        update radar.session
                        set starts_at = :startsAt
                        where state = 'planned'
                        returning id, starts_at, state, attended
                        """)
                .param("startsAt", startsAt.atOffset(ZoneOffset.UTC))
                .query(SessionStore::session)
                .optional();
    }

    void begin(long id) {
        database.sql(
                        """
                        -- The session begins.
                        update radar.session
                        set state = 'running'
                        where id = :id
                        """)
                .param("id", id)
                .update();
    }

    /// False, and changes nothing, when it does not go on.
    boolean end(long id, int attended) {
        return database.sql(
                                """
                                -- The session was held; how many were there?
                                update radar.session
                                set state = 'held', attended = :attended
                                where id = :id and state = 'running'
                                """)
                        .param("id", id)
                        .param("attended", attended)
                        .update()
                == 1;
    }

    void insert(long session, int position, AgendaItem item) {
        database.sql(
                        """
                        -- The session hears a risk, with the number that is told.
                        insert into radar.agenda_item (
                            session, risk, position, told, people, facets)
                        values (:session, :risk, :position, :told, :people, :facets)
                        """)
                .param("session", session)
                .param("risk", item.risk().value())
                .param("position", position)
                .param("told", item.told())
                .param("people", item.people())
                .param("facets", String.join("\n", item.facets()))
                .update();
    }

    List<AgendaItem> agenda(long session) {
        return database.sql(
                        """
                        -- What does a session hear?
                        select risk, position, told, people, facets, see_it_too
                        from radar.agenda_item
                        where session = :session
                        order by position
                        """)
                .param("session", session)
                .query((row, number) ->
                        new AgendaItem(
                                new RiskId(row.getLong("risk")),
                                row.getInt("position"),
                                row.getString("told"),
                                row.getInt("people"),
                                row.getString("facets").lines().toList(),
                                row.getInt("see_it_too")))
                .list();
    }

    int countHeld() {
        return database.sql(
                        """
                        -- How many sessions were held?
                        select count(*)
                        from radar.session
                        where state = 'held'
                        """)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /// How many risks each held session heard.
    Map<Long, Integer> heard() {
        Map<Long, Integer> found = new HashMap<>();
        database.sql(
                        """
                        -- How many risks did each session hear?
                        select session, count(*) as heard
                        from radar.agenda_item
                        group by session
                        order by session desc
                        limit 200
                        """)
                .query(
                        (RowCallbackHandler)
                                row -> found.put(row.getLong("session"), row.getInt("heard")));
        return found;
    }

    void addView(long session, RiskId risk, String words) {
        database.sql(
                        """
                        -- A view from the room.
                        insert into radar.view (session, risk, words)
                        values (:session, :risk, :words)
                        """)
                .param("session", session)
                .param("risk", risk.value())
                .param("words", words)
                .update();
    }

    List<String> views(long session, RiskId risk) {
        return database.sql(
                        """
                        -- What was said in the room?
                        select words
                        from radar.view
                        where session = :session and risk = :risk
                        order by id
                        """)
                .param("session", session)
                .param("risk", risk.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    void seeItToo(long session, RiskId risk) {
        database.sql(
                        """
                        -- One more sees it, too.
                        update radar.agenda_item
                        set see_it_too = see_it_too + 1
                        where session = :session and risk = :risk
                        """)
                .param("session", session)
                .param("risk", risk.value())
                .update();
    }

    private static RadarSession session(ResultSet row, int index) throws SQLException {
        int number = row.getInt("attended");
        OptionalInt attended = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
        return new RadarSession(
                row.getLong("id"),
                row.getTimestamp("starts_at").toInstant(),
                RadarSession.State.parse(row.getString("state")),
                attended);
    }
}
