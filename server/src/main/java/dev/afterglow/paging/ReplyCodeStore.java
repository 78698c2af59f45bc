package dev.afterglow.paging;

import static dev.afterglow.paging.PageStore.timestamp;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Short numbers that mean a page on one phone, in SQL.
@Component
class ReplyCodeStore {

    private final JdbcClient database;

    ReplyCodeStore(JdbcClient database) {
        this.database = database;
    }

    /// What a number means on the phone that it was sent to.
    record Meaning(PageId page, PersonId person) {}

    Optional<Meaning> meaning(String phone, int code) {
        return database.sql(
                        """
                        -- Which page and person does this number mean on this phone?
                        select page, person
                        from paging.reply_code
                        where phone = :phone
                          and code = :code
                        """)
                .param("phone", phone)
                .param("code", code)
                .query((row, number) ->
                        new Meaning(
                                new PageId(row.getLong("page")),
                                new PersonId(row.getString("person"))))
                .optional();
    }

    /// Gives a short number for a phone that means this page and person: the one that it has, or
    /// the lowest that means no open page any more.
    int give(String phone, Meaning meaning, Instant now) {
        lock(phone);
        return known(phone, meaning).orElseGet(() -> giveNew(phone, meaning, now));
    }

    /// A statement of its own, so that the next one sees what the one before us committed.
    private void lock(String phone) {
        database.sql(
                        """
                        -- Who gives numbers for this phone now? Others wait for our commit.
                        select pg_advisory_xact_lock(hashtext('reply-code ' || :phone))
                        """)
                .param("phone", phone)
                .query((row, number) -> true)
                .list();
    }

    private Optional<Integer> known(String phone, Meaning meaning) {
        return database.sql(
                        """
                        -- Which number means this page on this phone already?
                        select code
                        from paging.reply_code
                        where phone = :phone
                          and page = :page
                          and person = :person
                        """)
                .param("phone", phone)
                .param("page", meaning.page().value())
                .param("person", meaning.person().value())
                .query(Integer.class)
                .optional();
    }

    private int giveNew(String phone, Meaning meaning, Instant now) {
        return database.sql(
                        """
                        -- Which number is free on this phone?
                        with taken as (
                            select reply_code.code
                            from paging.reply_code
                            join paging.page on page.id = reply_code.page
                            where reply_code.phone = :phone
                              and page.state <> 'closed'),
                        free as (
                            select min(candidate) as code
                            from generate_series(1, (select count(*) + 1 from taken)) as candidate
                            where candidate not in (select code from taken))
                        insert into paging.reply_code (phone, code, page, person, given_at)
                        select :phone, free.code, :page, :person, :now
                        from free
                        on conflict on constraint reply_code_pk do update
                        set page = excluded.page,
                            person = excluded.person,
                            given_at = excluded.given_at
                        returning code
                        """)
                .param("phone", phone)
                .param("page", meaning.page().value())
                .param("person", meaning.person().value())
                .param("now", timestamp(now))
                .query(Integer.class)
                .single();
    }
}
