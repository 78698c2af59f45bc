package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Names behind confidential worries, and who asked to see one.
@Component
class DisclosureStore {

    private static final String COLUMNS =
            """
            select id, submission, reason, asked_by, asked_at, agreed_by
            from radar.disclosure
            """;

    private final JdbcClient database;

    DisclosureStore(JdbcClient database) {
        this.database = database;
    }

    /// False when somebody has asked and nobody agreed yet.
    boolean ask(UUID submission, String reason, PersonId curator, Instant now) {
        return database.sql(
                                """
                                -- A curator asks for a name.
                                insert into radar.disclosure (
                                    submission, reason, asked_by, asked_at)
                                values (:submission, :reason, :curator, :now)
                                on conflict (submission) where agreed_by is null do nothing
                                """)
                        .param("submission", submission)
                        .param("reason", reason)
                        .param("curator", curator.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// False when another had agreed before.
    boolean agree(long id, PersonId curator, Instant now) {
        return database.sql(
                                """
                                -- A second curator agrees.
                                update radar.disclosure
                                set agreed_by = :curator, agreed_at = :now
                                where id = :id and agreed_by is null
                                """)
                        .param("id", id)
                        .param("curator", curator.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Disclosure> find(long id) {
        return database.sql("-- One wish to see a name.\n" + COLUMNS + "where id = :id")
                .param("id", id)
                .query(DisclosureStore::disclosure)
                .optional();
    }

    List<Disclosure> of(UUID submission) {
        return database.sql(
                        "-- Wishes to see the name behind a worry.\n"
                                + COLUMNS
                                + "where submission = :submission order by id desc limit 20")
                .param("submission", submission)
                .query(DisclosureStore::disclosure)
                .list();
    }

    Optional<PersonId> sender(UUID submission) {
        return database.sql(
                        """
                        -- Who handed it in?
                        select person
                        from radar.sender
                        where submission = :submission
                        """)
                .param("submission", submission)
                .query((row, number) -> new PersonId(row.getString(1)))
                .optional();
    }

    /// Forgets that somebody handed anything in.
    void forget(PersonId person) {
        database.sql(
                        """
                        -- Somebody was erased: their worries stay without a name.
                        delete from radar.sender
                        where person = :person
                        """)
                .param("person", person.value())
                .update();
        database.sql(
                        """
                        -- Nor is it kept which tickets they had.
                        delete from radar.draw
                        where person = :person
                        """)
                .param("person", person.value())
                .update();
    }

    private static Disclosure disclosure(ResultSet row, int number) throws SQLException {
        String agreed = row.getString("agreed_by");
        return new Disclosure(
                row.getLong("id"),
                row.getObject("submission", UUID.class),
                row.getString("reason"),
                new PersonId(row.getString("asked_by")),
                row.getTimestamp("asked_at").toInstant(),
                agreed == null ? null : new PersonId(agreed));
    }
}
