package dev.afterglow.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditStore {

    private final JdbcClient database;

    AuditStore(JdbcClient database) {
        this.database = database;
    }

    void add(String actor, Audit.Act act, Instant at) {
        database.sql(
                        """
                        -- Keep one line of the audit.
                        insert into people.audit (at, actor, verb, subject, detail)
                        values (:at, :actor, :verb, :subject, :detail)
                        """)
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("verb", act.verb())
                .param("subject", act.subject())
                .param("detail", act.detail())
                .update();
    }

    List<Audit.Line> about(String subject, int limit) {
        return database.sql(
                        """
                        -- What was done to this subject, newest first?
                        select id, at, actor, verb, subject, detail
                        from people.audit
                        where subject = :subject
                        order by id desc
                        limit :limit
                        """)
                .param("subject", subject)
                .param("limit", limit)
                .query(AuditStore::line)
                .list();
    }

    List<Audit.Line> before(long id, int limit) {
        return database.sql(
                        """
                        -- What was done before this line, newest first?
                        select id, at, actor, verb, subject, detail
                        from people.audit
                        where id < :id
                        order by id desc
                        limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(AuditStore::line)
                .list();
    }

    private static Audit.Line line(ResultSet row, int number) throws SQLException {
        return new Audit.Line(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                new Audit.Act(
                        row.getString("verb"), row.getString("subject"), row.getString("detail")));
    }
}
