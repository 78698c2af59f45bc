package dev.afterglow.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is forgotten: on request when somebody leaves, and by itself after a time.
@Repository
class LeavingStore {

    private static final List<String> PERSONAL =
            List.of(
                    "delete from people.absence_feed where person = :person",
                    "delete from people.absence where person = :person",
                    "delete from people.password where person = :person",
                    "delete from people.identity where person = :person",
                    "delete from people.setup_link where person = :person",
                    "delete from people.api_token where owner = :person",
                    "delete from people.team_member where person = :person");

    private final JdbcClient database;

    LeavingStore(JdbcClient database) {
        this.database = database;
    }

    long activeAdministrators() {
        return database.sql(
                        """
                        -- How many administrators are there? Two who leave at once wait for each
                        -- other.
                        select count(*)
                        from (select 1
                              from people.person
                              where role = 'administrator' and active
                              order by id
                              for update) as administrator
                        """)
                .query(Long.class)
                .single();
    }

    void erase(PersonId person, String pseudonym, Instant now) {
        PERSONAL.forEach(sql -> database.sql(sql).param("person", person.value()).update());
        database.sql(
                        """
                        -- Nothing of the person stays but the id that history refers to.
                        update people.person
                        set name = :pseudonym, email = '', zone = 'UTC', hours = '', theme = '',
                            role = 'viewer', active = false, changed_at = :now, erased_at = :now
                        where id = :person
                        """)
                .param("person", person.value())
                .param("pseudonym", pseudonym)
                .param("now", Timestamp.from(now))
                .update();
    }

    int forgetAttempts(Instant before) {
        return database.sql(
                        """
                        -- Forget tries to sign in.
                        delete from people.sign_in_attempt
                        where at < :before
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }

    int forgetLinks(Instant before) {
        return database.sql(
                        """
                        -- Forget set-up links that ended.
                        delete from people.setup_link
                        where expires_at < :before
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }

    int forgetTokens(Instant before) {
        return database.sql(
                        """
                        -- Forget API tokens that ended.
                        delete from people.api_token
                        where expires_at < :before or revoked_at < :before
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }

    int forgetKinds(LocalDate before) {
        return database.sql(
                        """
                        -- Forget why people were away; that they were stays for the counted
                        -- patterns.
                        update people.absence a
                        set kind = 'away'
                        where a.last_day < :before
                          and a.kind <> 'away'
                          and not exists (
                              select 1
                              from people.absence b
                              where b.person = a.person
                                and b.first_day = a.first_day
                                and b.last_day = a.last_day
                                and b.id <> a.id)
                        """)
                .param("before", before)
                .update();
    }

    int forgetAbsences(LocalDate before) {
        return database.sql(
                        """
                        -- Forget that people were away.
                        delete from people.absence
                        where last_day < :before
                        """)
                .param("before", before)
                .update();
    }
}
