package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who may see a restricted incident.
@Component
class AccessStore {

    private final JdbcClient database;

    AccessStore(JdbcClient database) {
        this.database = database;
    }

    void add(IncidentId incident, PersonId person) {
        database.sql(
                        """
                        -- One more person may see it.
                        insert into incidents.reader (incident, person)
                        values (:incident, :person)
                        on conflict do nothing
                        """)
                .param("incident", incident.value())
                .param("person", person.value())
                .update();
    }

    boolean isAmong(IncidentId incident, String person) {
        return database.sql(
                        """
                        -- Is the person a reader, or did they take part?
                        select exists (
                                select from incidents.reader
                                where incident = :incident and person = :person)
                            or exists (
                                select from incidents.participant
                                where incident = :incident and person = :person)
                        """)
                .param("incident", incident.value())
                .param("person", person)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    Set<IncidentId> hiddenFrom(Eyes eyes, Set<IncidentId> among) {
        return database.sql(
                        "-- Which restricted ones of these are not for these eyes?\n"
                                + "select id from incidents.incident"
                                + " where id = any(:among) and restricted and not "
                                + Eyes.SQL)
                .param("among", among.stream().map(IncidentId::value).toArray(Long[]::new))
                .param("everything", eyes.everything())
                .param("reader", eyes.reader())
                .query((row, number) -> new IncidentId(row.getLong(1)))
                .set();
    }
}
