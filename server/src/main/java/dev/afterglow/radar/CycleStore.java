package dev.afterglow.radar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rounds, and the end of their keys.
@Component
class CycleStore {

    private static final String COLUMNS =
            """
            select id, opens_at, closes_at, is_closed
            from radar.cycle
            """;

    private final JdbcClient database;

    CycleStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Cycle> open() {
        return database.sql("-- The round that is open.\n" + COLUMNS + "where not is_closed")
                .query(CycleStore::cycle)
                .optional();
    }

    Optional<Cycle> find(long id) {
        return database.sql("-- One round.\n" + COLUMNS + "where id = :id")
                .param("id", id)
                .query(CycleStore::cycle)
                .optional();
    }

    List<Cycle> all() {
        return database.sql("-- All rounds.\n" + COLUMNS + "order by id desc limit 100")
                .query(CycleStore::cycle)
                .list();
    }

    /// Begins a round, or finds the one that another server began in the same moment.
    Cycle begin(Instant opensAt, Instant closesAt) {
        database.sql(
                        """
                        -- A round begins.
                        insert into radar.cycle (opens_at, closes_at)
                        values (:opensAt, :closesAt)
                        on conflict (is_closed) where not is_closed do nothing
                        """)
                .param("opensAt", opensAt.atOffset(ZoneOffset.UTC))
                .param("closesAt", closesAt.atOffset(ZoneOffset.UTC))
                .update();
        return open().orElseThrow();
    }

    void closeAt(long id, Instant closesAt) {
        database.sql(
                        """
                        -- The round ends at another time.
                        update radar.cycle
                        set closes_at = :closesAt
                        where id = :id
                        """)
                .param("id", id)
                .param("closesAt", closesAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Ends a round and deletes the private halves of its keys; false when it had ended before.
    boolean close(long id, Instant at) {
        boolean ended =
                database.sql(
                                        """
                                        -- The round ends.
                                        update radar.cycle
                                        set is_closed = true,
                                            closes_at = greatest(
                                                :at, opens_at + interval '1 microsecond')
                                        where id = :id and not is_closed
                                        """)
                                .param("id", id)
                                .param("at", at.atOffset(ZoneOffset.UTC))
                                .update()
                        == 1;
        if (ended) {
            database.sql(
                            """
                            -- No more tickets are signed for it.
                            update radar.ticket_key
                            set private_key = null
                            where cycle = :id
                            """)
                    .param("id", id)
                    .update();
        }
        return ended;
    }

    /// Deletes the only round when nothing was handed in; true when there is none now.
    boolean forgetUnused() {
        boolean used =
                database.sql(
                                """
                                -- Was anything handed in, or any round closed?
                                select exists (select 1 from radar.submission)
                                    or exists (select 1 from radar.cycle where is_closed)
                                """)
                        .query((row, number) -> row.getBoolean(1))
                        .single();
        if (!used) {
            for (String table : List.of("draw", "ticket_key", "spent_ticket", "cycle")) {
                database.sql("delete from radar." + table).update();
            }
        }
        return !used;
    }

    /// Whether the desk has not been filled on this day yet; from now on it has.
    boolean fillsToday(long id, LocalDate today) {
        return database.sql(
                                """
                                -- Is the desk to be filled today?
                                update radar.cycle
                                set desk_filled_on = :today
                                where id = :id
                                  and (desk_filled_on is null or desk_filled_on < :today)
                                """)
                        .param("id", id)
                        .param("today", today)
                        .update()
                == 1;
    }

    private static Cycle cycle(ResultSet row, int number) throws SQLException {
        return new Cycle(
                row.getLong("id"),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getBoolean("is_closed"));
    }
}
