package dev.afterglow.patterns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What runs found, and which patterns are frozen.
@Repository
class FindingStore {

    private final JdbcClient database;
    private final JsonMapper json;

    FindingStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void keep(long run, List<Finding> found) {
        for (int position = 0; position < found.size(); position++) {
            database.sql(
                            """
                            -- One look of a run.
                            insert into patterns.finding (run, position, pattern, answer)
                            values (:run, :position, :pattern, cast(:answer as jsonb))
                            """)
                    .param("run", run)
                    .param("position", position)
                    .param("pattern", found.get(position).pattern())
                    .param("answer", json.writeValueAsString(found.get(position)))
                    .update();
        }
    }

    List<Finding> of(long run) {
        return database.sql(
                        """
                        -- What did the run find?
                        select answer
                        from patterns.finding
                        where run = :run
                        order by position
                        """)
                .param("run", run)
                .query((row, number) -> finding(row))
                .list();
    }

    Optional<Finding> of(long run, String pattern) {
        return database.sql(
                        """
                        -- What did the run find in this look?
                        select answer
                        from patterns.finding
                        where run = :run and pattern = :pattern
                        """)
                .param("run", run)
                .param("pattern", pattern)
                .query((row, number) -> finding(row))
                .optional();
    }

    List<Patterns.Earlier> earlier(long run, String pattern, int most) {
        return database.sql(
                        """
                        -- What did earlier runs find in this look, newest first?
                        select r.ended_at, f.answer
                        from patterns.finding f
                        join patterns.run r on r.id = f.run
                        where f.pattern = :pattern and f.run < :run
                        order by f.run desc
                        limit :most
                        """)
                .param("pattern", pattern)
                .param("run", run)
                .param("most", most)
                .query((row, number) ->
                        new Patterns.Earlier(
                                row.getTimestamp("ended_at").toInstant(), finding(row)))
                .list();
    }

    /// Freezes a pattern, unless it is frozen already.
    void freeze(String pattern, Instant seenAt) {
        database.sql(
                        """
                        -- Seen for the first time: from now on it is tested alone as well.
                        insert into patterns.frozen (pattern, seen_at)
                        values (:pattern, :seenAt)
                        on conflict (pattern) do nothing
                        """)
                .param("pattern", pattern)
                .param("seenAt", Timestamp.from(seenAt))
                .update();
    }

    /// Since when each frozen pattern is.
    Map<String, Instant> frozen() {
        Map<String, Instant> frozen = new LinkedHashMap<>();
        database.sql(
                        """
                        -- Which patterns are frozen?
                        select pattern, seen_at
                        from patterns.frozen
                        order by pattern
                        """)
                .query(row -> {
                    frozen.put(row.getString("pattern"), row.getTimestamp("seen_at").toInstant());
                });
        return frozen;
    }

    void keep(long run, TestedAlone alone) {
        database.sql(
                        """
                        -- A frozen pattern, on what came later.
                        insert into patterns.test_alone (run, pattern, since, answer)
                        values (:run, :pattern, :since, cast(:answer as jsonb))
                        """)
                .param("run", run)
                .param("pattern", alone.finding().pattern())
                .param("since", Timestamp.from(alone.since()))
                .param("answer", json.writeValueAsString(alone.finding()))
                .update();
    }

    List<TestedAlone> alone(long run) {
        return database.sql(
                        """
                        -- What did the run find in the frozen patterns?
                        select since, answer
                        from patterns.test_alone
                        where run = :run
                        order by pattern
                        """)
                .param("run", run)
                .query((row, number) -> alone(row))
                .list();
    }

    Optional<TestedAlone> alone(long run, String pattern) {
        return database.sql(
                        """
                        -- What did the run find in this frozen pattern?
                        select since, answer
                        from patterns.test_alone
                        where run = :run and pattern = :pattern
                        """)
                .param("run", run)
                .param("pattern", pattern)
                .query((row, number) -> alone(row))
                .optional();
    }

    private TestedAlone alone(ResultSet row) throws SQLException {
        return new TestedAlone(row.getTimestamp("since").toInstant(), finding(row));
    }

    private Finding finding(ResultSet row) throws SQLException {
        return json.readValue(row.getString("answer"), Finding.class);
    }
}
