package dev.afterglow.themes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Claims, how they were worded, their evidence and what happened to them.
@Component
class ThemeStore {

    private final JdbcClient database;

    ThemeStore(JdbcClient database) {
        this.database = database;
    }

    long insert(Instant now) {
        return database.sql(
                        """
                        -- A new claim.
                        insert into themes.theme (status, created_at)
                        values ('claim', :now)
                        returning id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    void word(long theme, Claim.Wording wording) {
        database.sql(
                        """
                        -- The claim in these words.
                        insert into themes.wording (
                            theme, number, short, claim, rival, drop_if, reason, author, at)
                        select :theme, coalesce(max(number), 0) + 1, :brief, :claim, :rival,
                            :dropIf, :reason, :author, :at
                        from themes.wording
                        where theme = :theme
                        """)
                .param("theme", theme)
                .param("brief", wording.brief())
                .param("claim", wording.claim())
                .param("rival", wording.rival())
                .param("dropIf", wording.dropIf())
                .param("reason", wording.reason())
                .param("author", wording.author())
                .param("at", wording.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Newest first.
    List<Claim.Wording> wordings(long theme) {
        return database.sql(
                        """
                        -- How was this claim worded, newest first?
                        select number, short, claim, rival, drop_if, reason, author, at
                        from themes.wording
                        where theme = :theme
                        order by number desc
                        """)
                .param("theme", theme)
                .query((row, number) ->
                        new Claim.Wording(
                                row.getInt("number"),
                                row.getString("short"),
                                row.getString("claim"),
                                row.getString("rival"),
                                row.getString("drop_if"),
                                row.getString("reason"),
                                row.getString("author"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    record Head(long id, Claim.Status status) {}

    List<Head> all() {
        return database.sql(
                        """
                        -- All claims: themes first, dropped ones last, the latest first.
                        select id, status
                        from themes.theme
                        order by array_position(array['theme', 'claim', 'dropped'], status), id desc
                        limit 500
                        """)
                .query((row, number) -> new Head(row.getLong(1), status(row.getString(2))))
                .list();
    }

    Optional<Head> find(long id) {
        return database.sql(
                        """
                        -- One claim.
                        select id, status
                        from themes.theme
                        where id = :id
                        """)
                .param("id", id)
                .query((row, number) -> new Head(row.getLong(1), status(row.getString(2))))
                .optional();
    }

    void setStatus(long theme, Claim.Status status) {
        database.sql(
                        """
                        -- Where the claim stands.
                        update themes.theme
                        set status = :status
                        where id = :theme
                        """)
                .param("theme", theme)
                .param("status", status.name().toLowerCase(Locale.ROOT))
                .update();
    }

    /// A quote has one side; putting it on the other moves it.
    void putEvidence(long theme, Evidence evidence) {
        database.sql(
                        """
                        -- These words speak for or against the claim.
                        insert into themes.evidence (theme, coding, side, author, at)
                        values (:theme, :coding, :side, :author, :at)
                        on conflict (theme, coding) do update
                        set side = excluded.side, author = excluded.author, at = excluded.at
                        """)
                .param("theme", theme)
                .param("coding", evidence.coding())
                .param("side", evidence.isFor() ? "for" : "against")
                .param("author", evidence.author())
                .param("at", evidence.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeEvidence(long theme, long coding) {
        database.sql(
                        """
                        -- These words do not belong to the claim.
                        delete from themes.evidence
                        where theme = :theme and coding = :coding
                        """)
                .param("theme", theme)
                .param("coding", coding)
                .update();
    }

    record Evidence(long coding, boolean isFor, String author, Instant at) {}

    List<Evidence> evidence(long theme) {
        return database.sql(
                        """
                        -- Which words speak for or against the claim?
                        select coding, side = 'for', author, at
                        from themes.evidence
                        where theme = :theme
                        order by at, coding
                        """)
                .param("theme", theme)
                .query((row, number) ->
                        new Evidence(
                                row.getLong(1),
                                row.getBoolean(2),
                                row.getString(3),
                                row.getTimestamp(4).toInstant()))
                .list();
    }

    void add(long theme, Claim.Event event) {
        database.sql(
                        """
                        -- Something happened to the claim.
                        insert into themes.theme_event (theme, kind, text, author, at)
                        values (:theme, :kind, :text, :author, :at)
                        """)
                .param("theme", theme)
                .param("kind", event.kind())
                .param("text", event.text())
                .param("author", event.author())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Claim.Event> events(long theme) {
        return database.sql(
                        """
                        -- What happened to the claim, oldest first?
                        select kind, text, author, at
                        from themes.theme_event
                        where theme = :theme
                        order by at, id
                        """)
                .param("theme", theme)
                .query((row, number) ->
                        new Claim.Event(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getTimestamp(4).toInstant()))
                .list();
    }

    void link(long theme, String pattern) {
        database.sql(
                        """
                        -- This pattern counts something near the claim.
                        insert into themes.theme_pattern (theme, pattern)
                        values (:theme, :pattern)
                        on conflict do nothing
                        """)
                .param("theme", theme)
                .param("pattern", pattern)
                .update();
    }

    List<String> patterns(long theme) {
        return database.sql(
                        """
                        -- Which patterns count something near the claim?
                        select pattern
                        from themes.theme_pattern
                        where theme = :theme
                        order by pattern
                        """)
                .param("theme", theme)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static Claim.Status status(String word) {
        return Claim.Status.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
