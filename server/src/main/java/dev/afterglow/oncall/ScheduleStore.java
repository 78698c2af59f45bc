package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Schedules, their plans, and the overrides people gave.
@Repository
class ScheduleStore {

    private final JdbcClient database;
    private final JsonMapper json;

    ScheduleStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// One row of a schedule.
    record Row(ScheduleId id, String name, @Nullable TeamId team, boolean removed, long version) {}

    Optional<Row> row(ScheduleId id) {
        return database.sql(
                        """
                        -- Which schedule is this, in which version?
                        select id, name, team, removed, version
                        from oncall.schedule
                        where id = :id
                        """)
                .param("id", id.value())
                .query(ScheduleStore::row)
                .optional();
    }

    List<Row> rows() {
        return database.sql(
                        """
                        -- Which schedules are there?
                        select id, name, team, removed, version
                        from oncall.schedule
                        where not removed
                        order by lower(name), id
                        """)
                .query(ScheduleStore::row)
                .list();
    }

    /// Holds back other writers of this schedule until the transaction ends.
    void lock(ScheduleId id) {
        database.sql(
                        """
                        -- Who else writes this schedule waits.
                        select id
                        from oncall.schedule
                        where id = :id
                        for update
                        """)
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    void keep(NamedSchedule schedule, boolean removed) {
        TeamId team = schedule.team();
        database.sql(
                        """
                        -- A schedule comes to be, changes or goes.
                        insert into oncall.schedule (id, name, team, removed, version)
                        values (:id, :name, :team, :removed, nextval('oncall.version'))
                        on conflict (id) do update
                        set name = excluded.name,
                            team = excluded.team,
                            removed = excluded.removed,
                            version = excluded.version
                        """)
                .param("id", schedule.id().value())
                .param("name", schedule.name())
                .param("team", team == null ? null : team.value())
                .param("removed", removed)
                .update();
    }

    void addPlan(Schedule schedule, Instant validFrom) {
        database.sql(
                        """
                        -- From now on this plan answers.
                        insert into oncall.plan (schedule, number, valid_from, plan)
                        select :schedule, coalesce(max(number), 0) + 1, :from, cast(:plan as jsonb)
                        from oncall.plan
                        where schedule = :schedule
                        """)
                .param("schedule", schedule.id().value())
                .param("from", Timestamp.from(validFrom))
                .param("plan", json.writeValueAsString(StoredPlan.of(schedule)))
                .update();
    }

    List<History.Plan> plans(ScheduleId id) {
        return database.sql(
                        """
                        -- Which plans has this schedule had?
                        select valid_from, plan
                        from oncall.plan
                        where schedule = :schedule
                        order by number
                        """)
                .param("schedule", id.value())
                .query((row, number) ->
                        new History.Plan(
                                row.getTimestamp("valid_from").toInstant(),
                                json.readValue(row.getString("plan"), StoredPlan.class)
                                        .toSchedule(id)))
                .list();
    }

    List<GivenOverride> given(ScheduleId id) {
        return database.sql(
                        """
                        -- Which overrides did people give, from the weakest to the strongest?
                        select id, schedule, starts_at, ends_at, people, reason, given_by, given_at
                        from oncall.override
                        where schedule = :schedule
                        order by id
                        """)
                .param("schedule", id.value())
                .query(ScheduleStore::override)
                .list();
    }

    GivenOverride give(ScheduleId id, ScheduleOverride override, String by, Instant now) {
        GivenOverride given =
                database.sql(
                                """
                                -- Somebody is put on call for a while.
                                insert into oncall.override
                                    (schedule, starts_at, ends_at, people, reason, given_by,
                                     given_at)
                                values (:schedule, :from, :to, :people, :reason, :by, :now)
                                returning id, schedule, starts_at, ends_at, people, reason,
                                          given_by, given_at
                                """)
                        .param("schedule", id.value())
                        .param("from", Timestamp.from(override.from()))
                        .param("to", Timestamp.from(override.to()))
                        .param("people", words(override.crew()))
                        .param("reason", override.reason())
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .query(ScheduleStore::override)
                        .single();
        touch(id);
        return given;
    }

    /// What of the override lies before `now` stays, so that the past does.
    void end(GivenOverride given, Instant now) {
        database.sql(
                        """
                        -- An override that has not begun goes.
                        delete from oncall.override
                        where id = :id and starts_at >= :now
                        """)
                .param("id", given.id())
                .param("now", Timestamp.from(now))
                .update();
        database.sql(
                        """
                        -- An override that has begun ends now.
                        update oncall.override
                        set ends_at = :now
                        where id = :id and ends_at > :now
                        """)
                .param("id", given.id())
                .param("now", Timestamp.from(now))
                .update();
        touch(given.schedule());
    }

    private void touch(ScheduleId id) {
        database.sql(
                        """
                        -- Whoever remembers this schedule shall look again.
                        update oncall.schedule
                        set version = nextval('oncall.version')
                        where id = :id
                        """)
                .param("id", id.value())
                .update();
    }

    private static String[] words(Crew crew) {
        return crew.people().stream().map(PersonId::value).toArray(String[]::new);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String team = row.getString("team");
        return new Row(
                new ScheduleId(row.getString("id")),
                row.getString("name"),
                team == null ? null : new TeamId(team),
                row.getBoolean("removed"),
                row.getLong("version"));
    }

    private static GivenOverride override(ResultSet row, int number) throws SQLException {
        String[] people = (String[]) row.getArray("people").getArray();
        return new GivenOverride(
                row.getLong("id"),
                new ScheduleId(row.getString("schedule")),
                new ScheduleOverride(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        Crew.of(Arrays.stream(people).map(PersonId::new).toList()),
                        row.getString("reason")),
                row.getString("given_by"),
                row.getTimestamp("given_at").toInstant());
    }
}
