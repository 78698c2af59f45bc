package dev.afterglow.themes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Codes and their versions; and the mode of the whole.
@Component
class CodebookStore {

    private static final String CODES =
            """
            select c.id, c.slug, p.slug as parent, c.in_vivo, m.slug as merged_into,
                v.name, v.definition, v.use_when, v.not_when, v.typical, v.near_miss, v.gate,
                v.number, v.at,
                (select count(*)
                 from themes.coding g
                 where g.code = c.id and g.removed_at is null) as uses
            from themes.code c
                join lateral (
                    select * from themes.code_version v
                    where v.code = c.id
                    order by v.number desc
                    limit 1) v on true
                left join themes.code p on p.id = c.parent
                left join themes.code m on m.id = c.merged_into
            """;

    private final JdbcClient database;

    CodebookStore(JdbcClient database) {
        this.database = database;
    }

    List<Code> all() {
        return database.sql("-- All codes by name.\n" + CODES + "order by lower(v.name), c.id")
                .query((row, number) -> code(row))
                .list();
    }

    Optional<Code> find(String slug) {
        return database.sql("-- One code.\n" + CODES + "where c.slug = :slug")
                .param("slug", slug)
                .query((row, number) -> code(row))
                .optional();
    }

    /// Lets one transaction at a time change the codebook; readers and those who code go on.
    void hold() {
        database.sql(
                        """
                        -- One at a time.
                        lock table themes.code in share row exclusive mode
                        """)
                .update();
    }

    /// The numbers of those in use, by slug; none of them is merged before the transaction ends.
    Map<String, Long> pin(Collection<String> slugs) {
        Map<String, Long> ids = new HashMap<>();
        database.sql(
                        """
                        -- Which of these codes are in use, and stay so for now?
                        select id, slug
                        from themes.code
                        where slug = any(:slugs) and merged_into is null
                        order by id
                        for key share
                        """)
                .param("slugs", slugs.stream().distinct().toArray(String[]::new))
                .query(
                        (RowCallbackHandler)
                                row -> ids.put(row.getString("slug"), row.getLong("id")));
        return ids;
    }

    /// Waits for those who have pinned one of them, and lets nobody pin one from now on.
    void lock(Collection<String> slugs) {
        database.sql(
                        """
                        -- Nobody gives these codes now.
                        select id
                        from themes.code
                        where slug = any(:slugs)
                        order by id
                        for update
                        """)
                .param("slugs", slugs.toArray(String[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    long insert(String slug, boolean isInVivo, Instant now) {
        return database.sql(
                        """
                        -- A new code.
                        insert into themes.code (slug, in_vivo, created_at)
                        values (:slug, :isInVivo, :now)
                        returning id
                        """)
                .param("slug", slug)
                .param("isInVivo", isInVivo)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    void write(long code, CodeRules rules, String author, Instant now) {
        database.sql(
                        """
                        -- The rules of a code, as a new version.
                        insert into themes.code_version (
                            code, number, name, definition, use_when, not_when, typical, near_miss,
                            gate, author, at)
                        select :code, coalesce(max(number), 0) + 1, :name, :definition, :useWhen,
                            :notWhen, :typical, :nearMiss, :gate, :author, :now
                        from themes.code_version
                        where code = :code
                        """)
                .param("code", code)
                .param("name", rules.name())
                .param("definition", rules.definition())
                .param("useWhen", rules.useWhen())
                .param("notWhen", rules.notWhen())
                .param("typical", rules.typical())
                .param("nearMiss", rules.nearMiss())
                .param("gate", rules.gate())
                .param("author", author)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void setParent(long code, @Nullable Long parent) {
        database.sql(
                        """
                        -- The code belongs under this one.
                        update themes.code
                        set parent = :parent
                        where id = :code
                        """)
                .param("code", code)
                .param("parent", parent)
                .update();
    }

    /// Everything that carried the first carries the second from now on.
    void merge(long from, long into) {
        database.sql(
                        """
                        -- The codings of a code that was merged.
                        update themes.coding
                        set code = :into
                        where code = :from
                        """)
                .param("from", from)
                .param("into", into)
                .update();
        database.sql(
                        """
                        -- What stood under the merged code stands under the other.
                        update themes.code
                        set parent = :into
                        where parent = :from and id <> :into
                        """)
                .param("from", from)
                .param("into", into)
                .update();
        database.sql(
                        """
                        -- The code was merged.
                        update themes.code
                        set merged_into = :into, parent = null
                        where id = :from
                        """)
                .param("from", from)
                .param("into", into)
                .update();
    }

    List<CodeVersion> versions(long code) {
        return database.sql(
                        """
                        -- How was this code written, newest first?
                        select number, name, definition, use_when, not_when, typical, near_miss,
                            gate, author, at
                        from themes.code_version
                        where code = :code
                        order by number desc
                        """)
                .param("code", code)
                .query((row, number) ->
                        new CodeVersion(
                                row.getInt("number"),
                                rules(row),
                                row.getString("author"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /// How often any rule was written or changed.
    int writings() {
        return database.sql(
                        """
                        -- How many versions are there in all?
                        select count(*)
                        from themes.code_version
                        """)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    boolean isReflexive() {
        return database.sql(
                        """
                        -- In which mode do we work?
                        select mode = 'reflexive'
                        from themes.setting
                        """)
                .query((row, number) -> row.getBoolean(1))
                .optional()
                .orElse(false);
    }

    void setReflexive(boolean isReflexive) {
        database.sql(
                        """
                        -- The mode from now on.
                        insert into themes.setting (mode)
                        values (:mode)
                        on conflict (only_row) do update set mode = excluded.mode
                        """)
                .param("mode", isReflexive ? "reflexive" : "codebook")
                .update();
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("parent"),
                row.getBoolean("in_vivo"),
                row.getString("merged_into"),
                rules(row),
                row.getInt("number"),
                row.getTimestamp("at").toInstant(),
                row.getInt("uses"));
    }

    private static CodeRules rules(ResultSet row) throws SQLException {
        return new CodeRules(
                row.getString("name"),
                row.getString("definition"),
                row.getString("use_when"),
                row.getString("not_when"),
                row.getString("typical"),
                row.getString("near_miss"),
                row.getString("gate"));
    }
}
