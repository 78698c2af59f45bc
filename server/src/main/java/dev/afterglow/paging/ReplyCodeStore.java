package dev.afterglow.paging;

import static dev.afterglow.paging.PageStore.timestamp;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Numbers that mean a page on one phone, in SQL.
@Component
class ReplyCodeStore {

    /// Numbers from here on follow the page's own; those below are given by turns. All have six
    /// digits at most, which is what [PhoneAnswers] reads.
    private static final int LONGER = 1_000;

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

    /// Gives a number for a phone that means this page and person: the one that it has, or the
    /// lowest that means no open page any more.
    ///
    /// Who gives numbers for a phone at the same time as another transaction does not wait for its
    /// commit: pages are opened many at a time, and two that wait for each other's phones would
    /// both be late. It takes a longer number, which no other page has.
    ///
    /// @param meaning of a page that the caller has locked or is opening
    int give(String phone, Meaning meaning, Instant now) {
        Standing standing = standing(phone, meaning);
        Integer known = standing.known();
        return known != null ? known : giveNew(phone, meaning, standing.isOurTurn(), now);
    }

    /// @param known the number that means this page already
    /// @param isOurTurn whether nobody else gives numbers for this phone until we commit
    private record Standing(@Nullable Integer known, boolean isOurTurn) {}

    /// A statement of its own, so that the next one sees what the one before us committed. Phones
    /// share some locks, because a call of everybody is sent to thousands of them.
    private Standing standing(String phone, Meaning meaning) {
        return database.sql(
                        """
                        -- Which number means this page on this phone, and may we give another?
                        select
                            (select code
                             from paging.reply_code
                             where phone = :phone
                               and page = :page
                               and person = :person) as known,
                            pg_try_advisory_xact_lock(
                                hashtext('reply-code'), hashtext(:phone) & 255) as our_turn
                        """)
                .param("phone", phone)
                .param("page", meaning.page().value())
                .param("person", meaning.person().value())
                .query((row, number) ->
                        new Standing(
                                row.getObject("known", Integer.class), row.getBoolean("our_turn")))
                .single();
    }

    private int giveNew(String phone, Meaning meaning, boolean isOurTurn, Instant now) {
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
                        select :phone,
                            case when :our_turn and free.code < :longer then free.code
                                else :longer + :page % (1000000 - :longer) end,
                            :page, :person, :now
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
                .param("our_turn", isOurTurn)
                .param("longer", LONGER)
                .param("now", timestamp(now))
                .query(Integer.class)
                .single();
    }
}
