package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CalendarStore {

    private final JdbcClient database;

    CalendarStore(JdbcClient database) {
        this.database = database;
    }

    /// How often the person asked for new addresses; 0 at first.
    int generation(PersonId person) {
        return database.sql(
                        """
                        -- Which calendar addresses of this person hold?
                        select generation
                        from oncall.calendar
                        where person = :person
                        """)
                .param("person", person.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void next(PersonId person) {
        database.sql(
                        """
                        -- The calendar addresses of this person end.
                        insert into oncall.calendar (person, generation)
                        values (:person, 1)
                        on conflict (person) do update
                        set generation = oncall.calendar.generation + 1
                        """)
                .param("person", person.value())
                .update();
    }
}
