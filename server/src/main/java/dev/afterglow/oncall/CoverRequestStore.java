package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Requests to cover and to swap.
@Repository
class CoverRequestStore {

    private static final String COLUMNS =
            """
            id, schedule, asker, asked, starts_at, ends_at, return_starts_at, return_ends_at,
            reason, state
            """;

    private final JdbcClient database;

    CoverRequestStore(JdbcClient database) {
        this.database = database;
    }

    CoverRequest add(CoverRequest wish, Instant now) {
        CoverRequest.During back = wish.inReturn();
        PersonId asked = wish.asked();
        return database.sql(
                        """
                        -- Somebody asks to be relieved.
                        insert into oncall.request (schedule, asker, asked, starts_at, ends_at,
                            return_starts_at, return_ends_at, reason, created_at, state)
                        values (:schedule, :asker, :asked, :from, :to, :backFrom, :backTo, :reason,
                            :now, 'open')
                        returning %s
                        """
                                .formatted(COLUMNS))
                .param("schedule", wish.schedule().value())
                .param("asker", wish.asker().value())
                .param("asked", asked == null ? null : asked.value())
                .param("from", Timestamp.from(wish.during().from()))
                .param("to", Timestamp.from(wish.during().to()))
                .param("backFrom", back == null ? null : Timestamp.from(back.from()))
                .param("backTo", back == null ? null : Timestamp.from(back.to()))
                .param("reason", wish.reason())
                .param("now", Timestamp.from(now))
                .query(CoverRequestStore::request)
                .single();
    }

    Optional<CoverRequest> locked(long id) {
        return database.sql(
                        """
                        -- How does this request stand, and nobody else answer it now?
                        select %s
                        from oncall.request
                        where id = :id
                        for update
                        """
                                .formatted(COLUMNS))
                .param("id", id)
                .query(CoverRequestStore::request)
                .optional();
    }

    /// Those that can still be answered, the soonest first, at most 100.
    List<CoverRequest> open(ScheduleId schedule, Instant now) {
        return database.sql(
                        """
                        -- What is asked for in this schedule?
                        select %s
                        from oncall.request
                        where schedule = :schedule
                          and state = 'open'
                          and ends_at > :now
                        order by starts_at, id
                        limit 100
                        """
                                .formatted(COLUMNS))
                .param("schedule", schedule.value())
                .param("now", Timestamp.from(now))
                .query(CoverRequestStore::request)
                .list();
    }

    void answer(long id, CoverRequest.State state, @Nullable PersonId by, Instant now) {
        database.sql(
                        """
                        -- It is answered.
                        update oncall.request
                        set state = :state,
                            answered_by = :by,
                            answered_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("by", by == null ? null : by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static CoverRequest request(ResultSet row, int number) throws SQLException {
        String asked = row.getString("asked");
        Timestamp backFrom = row.getTimestamp("return_starts_at");
        Timestamp backTo = row.getTimestamp("return_ends_at");
        return new CoverRequest(
                row.getLong("id"),
                new ScheduleId(row.getString("schedule")),
                new PersonId(row.getString("asker")),
                asked == null ? null : new PersonId(asked),
                new CoverRequest.During(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                backFrom == null || backTo == null
                        ? null
                        : new CoverRequest.During(backFrom.toInstant(), backTo.toInstant()),
                row.getString("reason"),
                CoverRequest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}
