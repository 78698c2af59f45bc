package dev.afterglow.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TokenStore {

    private final JdbcClient database;

    TokenStore(JdbcClient database) {
        this.database = database;
    }

    record Row(ApiToken token, boolean ended) {}

    void add(PersonId owner, String hash, Tokens.Wish wish, Instant now) {
        database.sql(
                        """
                        -- Keep a new token, without its secret.
                        insert into people.api_token
                            (hash, name, owner, scope, created_at, expires_at)
                        values (:hash, :name, :owner, :scope, :now, :ends)
                        """)
                .param("hash", hash)
                .param("name", wish.name())
                .param("owner", owner.value())
                .param("scope", wish.scope().word())
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(now.plus(wish.holds())))
                .update();
    }

    Optional<Row> byHash(String hash) {
        return database.sql(
                        """
                        -- Which token is this?
                        select id, name, owner, scope, created_at, expires_at, last_used_on,
                               revoked_at is not null as ended
                        from people.api_token
                        where hash = :hash
                        """)
                .param("hash", hash)
                .query((row, number) -> new Row(token(row, number), row.getBoolean("ended")))
                .optional();
    }

    List<ApiToken> ofPerson(PersonId owner, Instant now) {
        return database.sql(
                        """
                        -- Which tokens of this person hold?
                        select id, name, owner, scope, created_at, expires_at, last_used_on
                        from people.api_token
                        where owner = :owner and revoked_at is null and expires_at > :now
                        order by id desc
                        """)
                .param("owner", owner.value())
                .param("now", Timestamp.from(now))
                .query(TokenStore::token)
                .list();
    }

    boolean end(PersonId owner, long id, Instant now) {
        return database.sql(
                                """
                                -- This token holds no longer.
                                update people.api_token
                                set revoked_at = :now
                                where id = :id and owner = :owner and revoked_at is null
                                """)
                        .param("id", id)
                        .param("owner", owner.value())
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    void used(long id, LocalDate day) {
        database.sql(
                        """
                        -- The token was used on this day.
                        update people.api_token
                        set last_used_on = :day
                        where id = :id
                        """)
                .param("id", id)
                .param("day", day)
                .update();
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                new PersonId(row.getString("owner")),
                Scope.parse(row.getString("scope")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getObject("last_used_on", LocalDate.class));
    }
}
