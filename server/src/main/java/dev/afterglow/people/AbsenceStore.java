package dev.afterglow.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AbsenceStore {

    private final JdbcClient database;

    AbsenceStore(JdbcClient database) {
        this.database = database;
    }

    /// False when the same days are kept already.
    boolean add(Absence absence, String source, Instant now) {
        return database.sql(
                                """
                                -- Somebody will be away.
                                insert into people.absence
                                    (person, first_day, last_day, kind, source, created_at)
                                values (:person, :from, :to, :kind, :source, :now)
                                on conflict (person, first_day, last_day, kind) do nothing
                                """)
                        .param("person", absence.person().value())
                        .param("from", absence.from())
                        .param("to", absence.to())
                        .param("kind", absence.kind())
                        .param("source", source)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    boolean remove(PersonId person, long id) {
        return database.sql(
                                """
                                -- Somebody will not be away after all.
                                delete from people.absence
                                where id = :id and person = :person
                                """)
                        .param("id", id)
                        .param("person", person.value())
                        .update()
                > 0;
    }

    List<Absences.Kept> own(PersonId person) {
        return database.sql(
                        """
                        -- When and why is the reader away?
                        select id, person, first_day, last_day, kind, source
                        from people.absence
                        where person = :person
                        order by last_day desc, id desc
                        limit 500
                        """)
                .param("person", person.value())
                .query(AbsenceStore::kept)
                .list();
    }

    List<Away> between(LocalDate from, LocalDate to) {
        return database.sql(
                        """
                        -- Who is away within these days?
                        select person, first_day, last_day
                        from people.absence
                        where first_day <= :to and last_day >= :from
                        order by person, first_day
                        """)
                .param("from", from)
                .param("to", to)
                .query(AbsenceStore::away)
                .list();
    }

    List<Away> of(Collection<PersonId> persons, LocalDate from, LocalDate to) {
        return database.sql(
                        """
                        -- When are these persons away within these days?
                        select person, first_day, last_day
                        from people.absence
                        where person = any(:persons) and first_day <= :to and last_day >= :from
                        order by person, first_day
                        """)
                .param("persons", words(persons))
                .param("from", from)
                .param("to", to)
                .query(AbsenceStore::away)
                .list();
    }

    Set<PersonId> away(Collection<PersonId> persons, Instant at) {
        return database.sql(
                        """
                        -- Which of these are away now, by the day in their own zone?
                        select distinct a.person
                        from people.absence a
                        join people.person p on p.id = a.person
                        where a.person = any(:persons)
                          and (:at at time zone p.zone)::date between a.first_day and a.last_day
                        """)
                .param("persons", words(persons))
                .param("at", Timestamp.from(at))
                .query((row, number) -> new PersonId(row.getString("person")))
                .set();
    }

    private static String[] words(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(String[]::new);
    }

    private static Away away(ResultSet row, int number) throws SQLException {
        return new Away(
                new PersonId(row.getString("person")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    private static Absences.Kept kept(ResultSet row, int number) throws SQLException {
        Away away = away(row, number);
        return new Absences.Kept(
                row.getLong("id"),
                new Absence(away.person(), away.from(), away.to(), row.getString("kind")),
                row.getString("source"));
    }
}
