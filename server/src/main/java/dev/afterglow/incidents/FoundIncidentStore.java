package dev.afterglow.incidents;

import dev.afterglow.search.Document;
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
                        select i.id, i.title, i.declared_at,
                            concat_ws(E'\\n', i.summary, (
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
                            Set.of(Document.EVERYBODY));
                })
                .list();
    }
}
