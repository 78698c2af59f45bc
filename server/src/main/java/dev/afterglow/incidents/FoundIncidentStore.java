package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.search.Document;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What incidents say, for the search.
@Component
class FoundIncidentStore {

    private final JdbcClient database;

    FoundIncidentStore(JdbcClient database) {
        this.database = database;
    }

    List<Document> documents(long after, int most) {
        return database.sql(
                        """
                        -- What do these incidents say, by number?
                        select i.id, i.title, i.declared_at, i.restricted,
                            array(
                                select r.person from incidents.reader r
                                where r.incident = i.id
                                union
                                select p.person from incidents.participant p
                                where p.incident = i.id) as readers,
                            concat_ws(E'\\n', i.summary, (
                                select w.text
                                from incidents.write_up w
                                where w.incident = i.id), (
                                select string_agg(l.text, E'\\n' order by l.at, l.number)
                                from incidents.record_line l
                                where l.incident = i.id
                                    and l.kind in ('note', 'update', 'chat'))) as text
                        from incidents.incident i
                        where i.id > :after
                        order by i.id
                        limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> {
                    IncidentId incident = new IncidentId(row.getLong("id"));
                    return new Document(
                            FoundIncidents.id(incident.value()),
                            incident + " " + row.getString("title"),
                            row.getString("text"),
                            "/incidents/" + incident,
                            row.getTimestamp("declared_at").toInstant(),
                            audience(row));
                })
                .list();
    }

    /// A restricted one: its readers, those who take part, and administrators.
    private static Set<String> audience(ResultSet row) throws SQLException {
        if (!row.getBoolean("restricted")) {
            return Set.of(Document.EVERYBODY);
        }
        Set<String> audience = new HashSet<>();
        audience.add(Document.role(Role.ADMINISTRATOR));
        for (String reader : (String[]) row.getArray("readers").getArray()) {
            audience.add(Document.person(new PersonId(reader)));
        }
        return audience;
    }
}
