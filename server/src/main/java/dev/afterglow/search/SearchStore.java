package dev.afterglow.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The document table, what waits to be read again, and the round.
@Component
class SearchStore {

    private static final String COLUMNS =
            """
            select kind, id, title, text, address, at, audience, sense, revision, gone
            from search.document
            """;

    private final JdbcClient database;

    SearchStore(JdbcClient database) {
        this.database = database;
    }

    /// A document and its place in the order of changes.
    ///
    /// @param sense null until it was computed
    record Row(
            String kind, Document document, @Nullable Sense sense, long revision, boolean gone) {}

    record Key(String kind, String id) {}

    /// Lets one server write documents at a time, until the end of the transaction, so that
    /// revisions become visible in their order.
    boolean mayWrite() {
        return database.sql(
                        """
                        -- May this server write documents now?
                        select pg_try_advisory_xact_lock(hashtext('search.document'))
                        """)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void put(String kind, Document document) {
        database.sql(
                        """
                        -- The document as it is now; unchanged ones keep their revision.
                        insert into search.document (kind, id, title, text, address, at, audience)
                        values (:kind, :id, :title, :text, :address, :at, :audience)
                        on conflict (kind, id) do update
                        set title = excluded.title, text = excluded.text,
                            address = excluded.address, at = excluded.at,
                            audience = excluded.audience, gone = false,
                            sense = case when (document.title, document.text)
                                    = (excluded.title, excluded.text) then document.sense end,
                            revision = nextval('search.revision')
                        where (document.title, document.text, document.address, document.at,
                               document.audience, document.gone)
                            is distinct from (excluded.title, excluded.text, excluded.address,
                               excluded.at, excluded.audience, false)
                        """)
                .param("kind", kind)
                .param("id", document.id())
                .param("title", clean(document.title()))
                .param("text", clean(document.text()))
                .param("address", document.address())
                .param("at", document.at().atOffset(ZoneOffset.UTC))
                .param("audience", document.audience().stream().sorted().toArray(String[]::new))
                .update();
    }

    private static String clean(String text) {
        return text.replace('\0', ' ');
    }

    /// It cannot be found any more; its text is forgotten at once.
    void bury(Key key) {
        database.sql(
                        """
                        -- This is gone.
                        update search.document
                        set gone = true, title = '', text = '', sense = null,
                            revision = nextval('search.revision')
                        where kind = :kind and id = :id and not gone
                        """)
                .param("kind", key.kind())
                .param("id", key.id())
                .update();
    }

    /// Ids of a kind between two, both excluded; null: to the end.
    List<String> ids(String kind, String after, @Nullable String before) {
        return database.sql(
                        """
                        -- Which documents stand between these two?
                        select id
                        from search.document
                        where kind = :kind and id collate "C" > :after and not gone
                            and (cast(:before as text) is null or id collate "C" < :before)
                        limit 10000
                        """)
                .param("kind", kind)
                .param("after", after)
                .param("before", before)
                .query((row, number) -> row.getString(1))
                .list();
    }

    void mark(Key key) {
        database.sql(
                        """
                        -- This changed.
                        insert into search.stale (kind, id)
                        values (:kind, :id)
                        on conflict do nothing
                        """)
                .param("kind", key.kind())
                .param("id", key.id())
                .update();
    }

    List<Key> takeMarks(int most) {
        return database.sql(
                        """
                        -- What changed, and is now read again?
                        delete from search.stale
                        where (kind, id) in (
                            select kind, id
                            from search.stale
                            limit :most
                            for update skip locked)
                        returning kind, id
                        """)
                .param("most", most)
                .query((row, number) -> new Key(row.getString(1), row.getString(2)))
                .list();
    }

    String roundAt(String kind) {
        return database.sql(
                        """
                        -- How far has the round of this kind come?
                        select after
                        from search.round
                        where kind = :kind
                        """)
                .param("kind", kind)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse("");
    }

    void roundAt(String kind, String after) {
        database.sql(
                        """
                        -- The round goes on from here.
                        insert into search.round (kind, after)
                        values (:kind, :after)
                        on conflict (kind) do update set after = excluded.after
                        """)
                .param("kind", kind)
                .param("after", after)
                .update();
    }

    List<Row> changedAfter(long revision, int most) {
        return database.sql(
                        "-- What changed after this revision?\n"
                                + COLUMNS
                                + "where revision > :revision order by revision limit :most")
                .param("revision", revision)
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    List<Row> withoutSense(Set<String> kinds, int most) {
        return database.sql(
                        "-- Of which documents is the meaning not known?\n"
                                + COLUMNS
                                + "where sense is null and not gone and kind = any(:kinds)"
                                + " order by revision limit :most")
                .param("kinds", kinds.toArray(String[]::new))
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    Optional<Row> find(Key key) {
        return database.sql(
                        "-- One document.\n"
                                + COLUMNS
                                + "where kind = :kind and id = :id and not gone")
                .param("kind", key.kind())
                .param("id", key.id())
                .query((row, number) -> row(row))
                .optional();
    }

    void setSense(Row row, Sense sense) {
        database.sql(
                        """
                        -- What this document means, unless it changed meanwhile.
                        update search.document
                        set sense = :sense, revision = nextval('search.revision')
                        where kind = :kind and id = :id and revision = :revision
                        """)
                .param("sense", sense.vector())
                .param("kind", row.kind())
                .param("id", row.document().id())
                .param("revision", row.revision())
                .update();
    }

    long newestRevision() {
        return database.sql(
                        """
                        -- What is the newest revision?
                        select coalesce(max(revision), 0)
                        from search.document
                        """)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static Row row(ResultSet row) throws SQLException {
        byte[] sense = row.getBytes("sense");
        return new Row(
                row.getString("kind"),
                new Document(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("address"),
                        row.getTimestamp("at").toInstant(),
                        Set.of((String[]) row.getArray("audience").getArray())),
                sense == null ? null : new Sense(sense),
                row.getLong("revision"),
                row.getBoolean("gone"));
    }
}
