package dev.afterglow.alerts;

import static dev.afterglow.alerts.AlertStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of silences.
@Repository
class SilenceStore {

    private static final TypeReference<List<LabelMatcher>> MATCHERS = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, source, matchers, starts_at, ends_at, created_by, comment, updated_at\n";

    private final JdbcClient database;
    private final JsonMapper json;

    SilenceStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void save(Silence silence) {
        database.sql(
                        """
                        -- A silence, new or changed; a changed one is applied again.
                        insert into alerts.silence (
                            id, source, matchers, starts_at, ends_at, created_by, comment,
                            created_at, updated_at)
                        values (
                            :id, :source, :matchers::jsonb, :starts, :ends, :by, :comment,
                            :updated, :updated)
                        on conflict (id)
                        do update set
                            matchers = excluded.matchers, starts_at = excluded.starts_at,
                            ends_at = excluded.ends_at, created_by = excluded.created_by,
                            comment = excluded.comment, updated_at = excluded.updated_at,
                            applied_at = null, applied_to = 0, left_some = false
                        """)
                .param("id", silence.id())
                .param("source", silence.source())
                .param("matchers", json.writeValueAsString(silence.matchers()))
                .param("starts", utc(silence.startsAt()))
                .param("ends", utc(silence.endsAt()))
                .param("by", silence.createdBy())
                .param("comment", silence.comment())
                .param("updated", utc(silence.updatedAt()))
                .update();
    }

    Optional<Silence> find(UUID id) {
        return find(id, "");
    }

    /// The silence, locked until the transaction ends.
    Optional<Silence> locked(UUID id) {
        return find(id, "for update");
    }

    private Optional<Silence> find(UUID id, String lock) {
        return database.sql(
                        """
                        -- What does this silence say?
                        select %s
                        from alerts.silence
                        where id = :id
                        %s
                        """
                                .formatted(COLUMNS, lock))
                .param("id", id)
                .query(this::silence)
                .optional();
    }

    /// Those that have not ended at an instant first, then the newest; at most 500.
    ///
    /// @param source silences over everything and those of this source; null for all
    List<Silence> list(@Nullable String source, Instant endedAfter) {
        return database.sql(
                        """
                        -- Which silences are there, the last to end first?
                        select %s
                        from alerts.silence
                        where ends_at > :after
                          and (:source::text is null or coalesce(source, :source) = :source)
                        order by ends_at desc, id
                        limit 500
                        """
                                .formatted(COLUMNS))
                .param("after", utc(endedAfter))
                .param("source", source)
                .query(this::silence)
                .list();
    }

    /// Active silences that have not been applied to all that was open before they began, at most
    /// 100.
    List<UUID> toApply(Instant at) {
        return database.sql(
                        """
                        -- Which silences have begun and may not hide all yet?
                        select id
                        from alerts.silence
                        where ends_at > :at
                          and starts_at <= :at
                          and applied_at is null
                        order by id
                        limit 100
                        """)
                .param("at", utc(at))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// One of them, locked; empty when it is done, has ended, or another server is at work there.
    Optional<Silence> toApply(UUID id, Instant at) {
        return database.sql(
                        """
                        -- Is there still something to hide, and nobody else who does?
                        select %s
                        from alerts.silence
                        where id = :id
                          and ends_at > :at
                          and applied_at is null
                        for update skip locked
                        """
                                .formatted(COLUMNS))
                .param("id", id)
                .param("at", utc(at))
                .query(this::silence)
                .optional();
    }

    /// The newest alert that a silence was applied to.
    long appliedTo(UUID id) {
        return database.sql(
                        """
                        -- How far has this silence come?
                        select applied_to
                        from alerts.silence
                        where id = :id
                        """)
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /// @param leftSome whether some up to this alert could not be hidden
    void appliedTo(UUID id, long alert, boolean leftSome) {
        database.sql(
                        """
                        -- All up to this alert were looked at.
                        update alerts.silence
                        set applied_to = :alert, left_some = left_some or :left_some
                        where id = :id
                        """)
                .param("id", id)
                .param("alert", alert)
                .param("left_some", leftSome)
                .update();
    }

    void applied(UUID id, Instant at) {
        database.sql(
                        """
                        -- What was open is hidden now, or some was left and it begins again.
                        update alerts.silence
                        set applied_at = case when not left_some then cast(:at as timestamptz) end,
                            applied_to = 0, left_some = false
                        where id = :id
                        """)
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    private Silence silence(ResultSet row, int number) throws SQLException {
        return new Silence(
                row.getObject("id", UUID.class),
                row.getString("source"),
                json.readValue(row.getString("matchers"), MATCHERS),
                AlertStore.at(row, "starts_at"),
                AlertStore.at(row, "ends_at"),
                row.getString("created_by"),
                row.getString("comment"),
                AlertStore.at(row, "updated_at"));
    }
}
