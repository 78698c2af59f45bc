package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Texts of incidents and their versions, which are only added.
@Component
class TextStore {

    private static final String NEWEST =
            """
            select t.id, t.incident, t.source, t.title, v.id as version, v.number, v.body, v.at
            from themes.text t
                join lateral (
                    select * from themes.text_version v
                    where v.text = t.id
                    order by v.number desc
                    limit 1) v on true
            """;

    private final JdbcClient database;

    TextStore(JdbcClient database) {
        this.database = database;
    }

    /// The number of the text; it is made when it is new.
    long keep(IncidentId incident, IncidentText text) {
        return database.sql(
                        """
                        -- The text of this source, new or known.
                        insert into themes.text (incident, source, title)
                        values (:incident, :source, :title)
                        on conflict (incident, source) do update set title = excluded.title
                        returning id
                        """)
                .param("incident", incident.value())
                .param("source", text.source())
                .param("title", text.title())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    void addVersion(long text, String body, Instant at) {
        database.sql(
                        """
                        -- How the text reads now.
                        insert into themes.text_version (text, number, body, at)
                        select :text, coalesce(max(number), 0) + 1, :body, :at
                        from themes.text_version
                        where text = :text
                        """)
                .param("text", text)
                .param("body", body)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<ReadText> newest(long text) {
        return database.sql("-- A text as it reads now.\n" + NEWEST + "where t.id = :text")
                .param("text", text)
                .query((row, number) -> text(row))
                .optional();
    }

    Optional<ReadText> newest(IncidentId incident, String source) {
        return database.sql(
                        "-- What an incident's text of this source says now.\n"
                                + NEWEST
                                + "where t.incident = :incident and t.source = :source")
                .param("incident", incident.value())
                .param("source", source)
                .query((row, number) -> text(row))
                .optional();
    }

    List<ReadText> of(IncidentId incident) {
        return database.sql(
                        "-- The texts of an incident as they read now.\n"
                                + NEWEST
                                + "where t.incident = :incident order by t.id")
                .param("incident", incident.value())
                .query((row, number) -> text(row))
                .list();
    }

    /// Every text that has been read, as it reads now; at most so many.
    List<ReadText> all(int most) {
        return database.sql(
                        "-- All texts as they read now.\n"
                                + NEWEST
                                + "order by t.incident, t.id limit :most")
                .param("most", most)
                .query((row, number) -> text(row))
                .list();
    }

    private static ReadText text(ResultSet row) throws SQLException {
        return new ReadText(
                row.getLong("id"),
                new IncidentId(row.getLong("incident")),
                row.getString("source"),
                row.getString("title"),
                row.getLong("version"),
                row.getInt("number"),
                row.getString("body"),
                row.getTimestamp("at").toInstant());
    }
}
