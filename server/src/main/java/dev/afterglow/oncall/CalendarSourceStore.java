package dev.afterglow.oncall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which schedules are read from calendars.
@Repository
class CalendarSourceStore {

    private final JdbcClient database;

    CalendarSourceStore(JdbcClient database) {
        this.database = database;
    }

    Optional<CalendarSources.Source> of(ScheduleId schedule) {
        return database.sql(
                        """
                        -- From which calendar is this schedule read?
                        select schedule, url, read_at, problem
                        from oncall.calendar_source
                        where schedule = :schedule
                        """)
                .param("schedule", schedule.value())
                .query(CalendarSourceStore::source)
                .optional();
    }

    void keep(ScheduleId schedule, String url, Instant now) {
        database.sql(
                        """
                        -- This schedule is read from that calendar.
                        insert into oncall.calendar_source (schedule, url, due_at, problem)
                        values (:schedule, :url, :now, '')
                        on conflict (schedule) do update
                        set url = excluded.url,
                            due_at = excluded.due_at,
                            problem = ''
                        """)
                .param("schedule", schedule.value())
                .param("url", url)
                .param("now", Timestamp.from(now))
                .update();
    }

    void remove(ScheduleId schedule) {
        database.sql(
                        """
                        -- It is read from no calendar any more.
                        delete from oncall.calendar_source
                        where schedule = :schedule
                        """)
                .param("schedule", schedule.value())
                .update();
    }

    /// One that is due, kept from other servers until `leaseUntil`.
    Optional<CalendarSources.Source> lease(Instant now, Instant leaseUntil) {
        return database.sql(
                        """
                        -- Which calendar is to be read now, by nobody else?
                        update oncall.calendar_source
                        set due_at = :until
                        where schedule = (
                            select schedule
                            from oncall.calendar_source
                            where due_at <= :now
                            order by due_at
                            limit 1
                            for update skip locked)
                        returning schedule, url, read_at, problem
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(leaseUntil))
                .query(CalendarSourceStore::source)
                .optional();
    }

    void read(ScheduleId schedule, String problem, Instant now, Instant next) {
        database.sql(
                        """
                        -- It was read.
                        update oncall.calendar_source
                        set read_at = :now,
                            due_at = :next,
                            problem = :problem
                        where schedule = :schedule
                        """)
                .param("schedule", schedule.value())
                .param("problem", problem)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .update();
    }

    void failed(ScheduleId schedule, String problem, Instant next) {
        database.sql(
                        """
                        -- It could not be read; what it said before holds.
                        update oncall.calendar_source
                        set due_at = :next,
                            problem = :problem
                        where schedule = :schedule
                        """)
                .param("schedule", schedule.value())
                .param("problem", problem)
                .param("next", Timestamp.from(next))
                .update();
    }

    private static CalendarSources.Source source(ResultSet row, int number) throws SQLException {
        Timestamp read = row.getTimestamp("read_at");
        return new CalendarSources.Source(
                new ScheduleId(row.getString("schedule")),
                row.getString("url"),
                read == null ? null : read.toInstant(),
                row.getString("problem"));
    }
}
