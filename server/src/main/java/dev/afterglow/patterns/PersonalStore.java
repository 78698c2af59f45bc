package dev.afterglow.patterns;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What belongs to persons: whether their evidence may be shown, and their pages of another pager.
@Repository
class PersonalStore {

    private static final int AT_ONCE = 5_000;
    private static final int MOST = 100_000;

    private final JdbcClient database;

    PersonalStore(JdbcClient database) {
        this.database = database;
    }

    Set<String> agreed() {
        return database.sql(
                        """
                        -- Who lets their days and nights be shown as evidence?
                        select person
                        from patterns.agreed
                        """)
                .query((row, number) -> row.getString(1))
                .set();
    }

    void agree(PersonId person, Instant now) {
        database.sql(
                        """
                        -- This person lets them be shown.
                        insert into patterns.agreed (person, agreed_at)
                        values (:person, :now)
                        on conflict (person) do nothing
                        """)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void disagree(PersonId person) {
        database.sql(
                        """
                        -- This person does not, or no longer.
                        delete from patterns.agreed
                        where person = :person
                        """)
                .param("person", person.value())
                .update();
    }

    int tell(List<ToldPage> pages) {
        int kept = 0;
        for (int from = 0; from < pages.size(); from += AT_ONCE) {
            kept += tellSome(pages.subList(from, Math.min(from + AT_ONCE, pages.size())));
        }
        return kept;
    }

    private int tellSome(List<ToldPage> pages) {
        return database.sql(
                        """
                        -- Another pager sent these.
                        insert into patterns.told_page (person, rung_at, service)
                        select distinct person, rung_at, service
                        from unnest(
                            cast(:persons as text[]),
                            cast(:times as timestamptz[]),
                            cast(:services as text[]))
                            as given (person, rung_at, service)
                        on conflict do nothing
                        """)
                .param("persons", words(pages, page -> page.person().value()))
                .param("times", words(pages, page -> page.at().atOffset(ZoneOffset.UTC).toString()))
                .param("services", words(pages, page -> page.service().value()))
                .update();
    }

    private static String[] words(List<ToldPage> pages, Function<ToldPage, String> word) {
        return pages.stream().map(word).toArray(String[]::new);
    }

    void told(Instant from, Instant to, Consumer<ToldPage> taker) {
        database.sql(
                        """
                        -- What did another pager send in a time?
                        select person, rung_at, service
                        from patterns.told_page
                        where rung_at >= :from and rung_at < :to
                        order by rung_at
                        """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(row -> {
                    taker.accept(page(row));
                });
    }

    List<ToldPage> toldTo(Collection<PersonId> persons, Instant from, Instant to) {
        return database.sql(
                        """
                        -- What did another pager send to these persons?
                        select person, rung_at, service
                        from patterns.told_page
                        where person = any(:persons) and rung_at >= :from and rung_at < :to
                        order by rung_at
                        limit :most
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", MOST)
                .query((row, number) -> page(row))
                .list();
    }

    private static ToldPage page(ResultSet row) throws SQLException {
        return new ToldPage(
                new PersonId(row.getString("person")),
                row.getTimestamp("rung_at").toInstant(),
                new ServiceId(row.getString("service")));
    }
}
