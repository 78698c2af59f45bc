package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Codings and where their words stand. Codings of a round are in force once both coders are done.
@Component
class CodingStore {

    static final String IN_FORCE =
            """
            g.removed_at is null
                and (g.round is null or exists (
                    select 1 from themes.round r
                    where r.id = g.round
                        and r.first_done_at is not null and r.second_done_at is not null))
            """;

    private static final String CODINGS =
            """
            select g.id, c.slug, v.name, g.incident, g.text, g.quote, g.coder, g.round,
                g.from_suggestion, g.at, a.starts, a.ends
            from themes.coding g
                join themes.code c on c.id = g.code
                join lateral (
                    select name from themes.code_version v
                    where v.code = c.id
                    order by v.number desc
                    limit 1) v on true
                left join lateral (
                    select id from themes.text_version t
                    where t.text = g.text
                    order by t.number desc
                    limit 1) t on true
                left join themes.anchor a on a.coding = g.id and a.version = t.id
            """;

    /// The rows of a page, before anything is joined to them.
    private static final String CHOSEN =
            """
            select g.*
            from themes.coding g
            where (:all or g.code in (select id from themes.code where slug = any(:slugs)))
                and g.quote ilike :words and
            """
                    + IN_FORCE
                    + " order by g.at desc, g.id desc limit :most";

    private final JdbcClient database;

    CodingStore(JdbcClient database) {
        this.database = database;
    }

    /// A coding that is to be kept.
    ///
    /// @param text null for the whole incident
    record Fresh(
            long code,
            IncidentId incident,
            @Nullable Long text,
            String quote,
            PersonId coder,
            @Nullable Long round,
            boolean isFromSuggestion) {}

    long insert(Fresh coding, Instant now) {
        return database.sql(
                        """
                        -- Somebody gives a code.
                        insert into themes.coding (
                            code, incident, text, quote, coder, round, from_suggestion, at)
                        values (:code, :incident, :text, :quote, :coder, :round, :suggested, :now)
                        returning id
                        """)
                .param("code", coding.code())
                .param("incident", coding.incident().value())
                .param("text", coding.text())
                .param("quote", coding.quote())
                .param("coder", coding.coder().value())
                .param("round", coding.round())
                .param("suggested", coding.isFromSuggestion())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    void anchor(long coding, long version, Anchor anchor) {
        database.sql(
                        """
                        -- The words of the coding stand here.
                        insert into themes.anchor (coding, version, starts, ends)
                        values (:coding, :version, :starts, :ends)
                        on conflict do nothing
                        """)
                .param("coding", coding)
                .param("version", version)
                .param("starts", anchor.start())
                .param("ends", anchor.end())
                .update();
    }

    void remove(long coding, Instant now) {
        database.sql(
                        """
                        -- The code is taken back; the row stays for the history.
                        update themes.coding
                        set removed_at = :now
                        where id = :coding and removed_at is null
                        """)
                .param("coding", coding)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeRuledOut(long round, IncidentId incident, long code, Instant now) {
        database.sql(
                        """
                        -- The two agreed that this code does not belong here.
                        update themes.coding
                        set removed_at = :now
                        where round = :round and incident = :incident and code = :code
                            and removed_at is null
                        """)
                .param("round", round)
                .param("incident", incident.value())
                .param("code", code)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Coding> find(long id) {
        return database.sql(
                        "-- One coding.\n" + CODINGS + "where g.id = :id and g.removed_at is null")
                .param("id", id)
                .query((row, number) -> coding(row))
                .optional();
    }

    /// Those in force, and those that this reader gave in an unfinished round; in reading order.
    List<Coding> of(IncidentId incident, PersonId reader) {
        return database.sql(
                        "-- Which codes does this reader see on the incident?\n"
                                + CODINGS
                                + "where g.incident = :incident and ("
                                + IN_FORCE
                                + " or (g.removed_at is null and g.coder = :reader))"
                                + " order by g.text, a.starts, g.id limit 5000")
                .param("incident", incident.value())
                .param("reader", reader.value())
                .query((row, number) -> coding(row))
                .list();
    }

    /// Those of a text, in force or not.
    List<Coding> ofText(long text) {
        return database.sql(
                        "-- Which codings have words of this text?\n"
                                + CODINGS
                                + "where g.text = :text and g.removed_at is null")
                .param("text", text)
                .query((row, number) -> coding(row))
                .list();
    }

    List<Coding> inForceOn(long text) {
        return database.sql(
                        "-- Which codes are in force on the words of this text?\n"
                                + CODINGS
                                + "where g.text = :text and "
                                + IN_FORCE
                                + " order by a.starts, g.id")
                .param("text", text)
                .query((row, number) -> coding(row))
                .list();
    }

    List<Coding> inForceOnWhole(IncidentId incident) {
        return database.sql(
                        "-- Which codes are in force on the whole of this incident?\n"
                                + CODINGS
                                + "where g.incident = :incident and g.text is null and "
                                + IN_FORCE
                                + " order by g.id")
                .param("incident", incident.value())
                .query((row, number) -> coding(row))
                .list();
    }

    List<Coding> ofRound(long round) {
        return database.sql(
                        "-- Which codes were given in this round?\n"
                                + CODINGS
                                + "where g.round = :round and g.removed_at is null"
                                + " order by g.incident, g.id limit 50000")
                .param("round", round)
                .query((row, number) -> coding(row))
                .list();
    }

    /// Those in force that carry one of the codes, newest first; all codes when none is named.
    List<Coding> withCodes(List<String> slugs, String words, int most) {
        return database.sql(
                        "-- Where do these codes stand?\n"
                                + CODINGS.replace("from themes.coding g", "from (" + CHOSEN + ") g")
                                + "order by g.at desc, g.id desc")
                .param("all", slugs.isEmpty())
                .param("slugs", slugs.toArray(String[]::new))
                .param("words", "%" + words.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("most", most)
                .query((row, number) -> coding(row))
                .list();
    }

    /// Those of the numbers that are there, in any order.
    List<Coding> find(List<Long> ids) {
        return database.sql(
                        "-- Some codings.\n"
                                + CODINGS
                                + "where g.id = any(:ids) and g.removed_at is null")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> coding(row))
                .list();
    }

    /// What changes whenever a coding comes into force, goes, or carries another code.
    ///
    /// @param codes the sum of their codes' numbers
    record Stamp(long count, long newest, long codes) {}

    Stamp stamp() {
        return database.sql(
                        """
                        -- Which codings are in force, in short?
                        select count(*), coalesce(max(g.id), 0), coalesce(sum(g.code), 0)
                        from themes.coding g
                        where
                        """
                                + IN_FORCE)
                .query((row, number) -> new Stamp(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /// Each code in force on each incident, in the order in which incidents were first coded.
    List<IncidentCode> ticks() {
        return database.sql(
                        """
                        -- Which incidents carry which codes, in the order they were read?
                        select g.incident, c.slug,
                            min(min(g.at)) over (partition by g.incident) as first
                        from themes.coding g
                            join themes.code c on c.id = g.code
                        where
                        """
                                + IN_FORCE
                                + """
                                group by g.incident, c.slug
                                order by first, g.incident, c.slug
                                """)
                .query((row, number) ->
                        new IncidentCode(
                                new IncidentId(row.getLong("incident")), row.getString("slug")))
                .list();
    }

    record IncidentCode(IncidentId incident, String code) {}

    /// How many codings in force each of these incidents has; those with none are left out.
    Map<IncidentId, Integer> countsOf(Set<IncidentId> incidents) {
        Map<IncidentId, Integer> counts = new HashMap<>();
        database.sql(
                        """
                        -- How many codes are in force on each of these?
                        select g.incident, count(*)
                        from themes.coding g
                        where g.incident = any(:incidents) and
                        """
                                + IN_FORCE
                                + " group by g.incident")
                .param("incidents", incidents.stream().map(IncidentId::value).toArray(Long[]::new))
                .query(
                        (RowCallbackHandler)
                                row -> counts.put(new IncidentId(row.getLong(1)), row.getInt(2)));
        return counts;
    }

    int incidentsCoded() {
        return database.sql(
                        """
                        -- How many incidents carry a code?
                        select count(distinct g.incident)
                        from themes.coding g
                        where
                        """
                                + IN_FORCE)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private static Coding coding(ResultSet row) throws SQLException {
        int start = row.getInt("starts");
        boolean isPlaced = !row.wasNull();
        return new Coding(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                new IncidentId(row.getLong("incident")),
                row.getObject("text", Long.class),
                row.getString("quote"),
                isPlaced ? start : -1,
                isPlaced ? row.getInt("ends") : -1,
                new PersonId(row.getString("coder")),
                row.getObject("round", Long.class),
                row.getBoolean("from_suggestion"),
                row.getTimestamp("at").toInstant());
    }
}
