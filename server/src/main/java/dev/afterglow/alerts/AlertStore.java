package dev.afterglow.alerts;

import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of alerts and what happened to each.
@Repository
class AlertStore {

    static final String COLUMNS =
            """
            id, service, source, dedup_key, severity, title, details, labels, link, started_at,
            expires_at, state, opened_at, last_seen_at, seen_count, urgent_from_count,
            acknowledged_at, acknowledged_by, resolved_at, resolved_by, suppression,
            suppressed_because, suppressed_by, suppressed_at, look_again_at, paged_at,
            noise_because, noise_by, noise_at
            """;

    private final JdbcClient database;
    private final Labels json;

    AlertStore(JdbcClient database, Labels json) {
        this.database = database;
        this.json = json;
    }

    /// The alert, locked until the transaction ends.
    Optional<Alert> locked(AlertId id) {
        return database.sql(
                        """
                        -- How does this alert stand, and nobody change it now?
                        select %s
                        from alerts.alert
                        where id = :id
                        for update
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .query(this::alert)
                .optional();
    }

    /// Those that nobody is changing now, locked, oldest first.
    List<Alert> lockedIfFree(List<AlertId> ids) {
        return database.sql(
                        """
                        -- How do these alerts stand that nobody is changing?
                        select %s
                        from alerts.alert
                        where id = any(:ids)
                        order by id
                        for update skip locked
                        """
                                .formatted(COLUMNS))
                .param("ids", ids.stream().map(AlertId::value).toArray(Long[]::new))
                .query(this::alert)
                .list();
    }

    Optional<AlertId> unresolved(String source, String key) {
        return database.sql(
                        """
                        -- Which alert is unresolved under this key?
                        select id
                        from alerts.alert
                        where source = :source
                          and dedup_key = :key
                          and state <> 'resolved'
                        """)
                .param("source", source)
                .param("key", key)
                .query(Long.class)
                .optional()
                .map(AlertId::new);
    }

    Alert acknowledge(AlertId id, String by, Instant at) {
        return changed(
                """
                -- Somebody has it.
                update alerts.alert
                set state = 'acknowledged', acknowledged_at = :at, acknowledged_by = :by
                where id = :id
                """,
                id,
                by,
                at);
    }

    Alert reopen(AlertId id, Instant at) {
        return changed(
                """
                -- Nobody has it any more.
                update alerts.alert
                set state = 'open', acknowledged_at = null, acknowledged_by = null
                where id = :id
                """,
                id,
                "",
                at);
    }

    Alert resolve(AlertId id, String by, Instant at) {
        return changed(
                """
                -- It is over.
                update alerts.alert
                set state = 'resolved', resolved_at = :at, resolved_by = :by
                where id = :id
                """,
                id,
                by,
                at);
    }

    Alert release(AlertId id, Instant at) {
        return changed(
                """
                -- Nothing holds it back any more; an acknowledgement from before a snooze is over.
                update alerts.alert
                set suppression = null, suppressed_because = null, suppressed_by = null,
                    suppressed_at = null, look_again_at = null, paged_at = :at,
                    state = 'open', acknowledged_at = null, acknowledged_by = null
                where id = :id
                """,
                id,
                "",
                at);
    }

    private Alert changed(String update, AlertId id, String by, Instant at) {
        return database.sql(update + "returning " + COLUMNS)
                .param("id", id.value())
                .param("by", by)
                .param("at", utc(at))
                .query(this::alert)
                .single();
    }

    Alert suppress(AlertId id, Suppression suppression) {
        return database.sql(
                        """
                        -- Something holds it back from now on.
                        update alerts.alert
                        set suppression = :kind, suppressed_because = :because, suppressed_by = :by,
                            suppressed_at = :since, look_again_at = :lookAgain
                        where id = :id
                        returning %s
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .param("kind", suppression.kind().word())
                .param("because", suppression.because())
                .param("by", suppression.by())
                .param("since", utc(suppression.since()))
                .param("lookAgain", utc(suppression.lookAgainAt()))
                .query(this::alert)
                .single();
    }

    Alert amend(AlertId id, Signal signal) {
        return database.sql(
                        """
                        -- What does this alert say from now on?
                        update alerts.alert
                        set title = :title, details = :details, severity = :severity,
                            labels = :labels::jsonb,
                            urgent_from_count = case when :urgent
                                then coalesce(urgent_from_count, seen_count) end
                        where id = :id
                        returning %s
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .param("title", signal.title())
                .param("details", signal.details())
                .param("severity", signal.severity().word())
                .param("labels", json.written(signal.labels()))
                .param("urgent", signal.severity().isHighUrgency())
                .query(this::alert)
                .single();
    }

    Alert noise(AlertId id, Alert.Noise noise) {
        return database.sql(
                        """
                        -- Its page was noise, and why.
                        update alerts.alert
                        set noise_because = :because, noise_by = :by, noise_at = :at
                        where id = :id
                        returning %s
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .param("because", noise.because())
                .param("by", noise.mark().by())
                .param("at", utc(noise.mark().at()))
                .query(this::alert)
                .single();
    }

    /// Alerts that this one held back are looked at again soon, and say so.
    void lookAgain(String suppressedBy, Instant at, String because) {
        database.sql(
                        """
                        -- What held these back has ended: when are they looked at again?
                        update alerts.alert
                        set look_again_at = least(look_again_at, :at),
                            suppressed_because = suppressed_because || :because
                        where suppressed_by = :by
                          and state <> 'resolved'
                          and suppression is not null
                        """)
                .param("by", suppressedBy)
                .param("at", utc(at))
                .param("because", because)
                .update();
    }

    /// Holds on, until the next look, the due ones whose holder still pages; all in one statement,
    /// because a storm leaves a hundred thousand of them.
    ///
    /// @return how many
    int holdOn(Instant at, Instant next, int most) {
        return database.sql(
                        """
                        -- Whose holder still pages, so that it is held on?
                        with due as (
                            select id, suppressed_by
                            from alerts.alert
                            where state <> 'resolved'
                              and suppression is not null
                              and suppression in ('grouped', 'inhibited')
                              and look_again_at <= :at
                            order by look_again_at
                            limit :most
                            for update skip locked)
                        update alerts.alert as held
                        set look_again_at = :next
                        from due
                        join alerts.alert as holder
                            on holder.id = cast(due.suppressed_by as bigint)
                        where held.id = due.id
                          and holder.state <> 'resolved'
                          and holder.suppression is null
                        """)
                .param("at", utc(at))
                .param("next", utc(next))
                .param("most", most)
                .update();
    }

    /// Suppressed alerts whose time has come, locked; those that another server holds are left out.
    List<Alert> dueForAnotherLook(Instant at, int most) {
        return due("suppression is not null and look_again_at <= :at", "look_again_at", at, most);
    }

    /// Alerts that nobody repeated until they expired, locked.
    List<Alert> expired(Instant at, int most) {
        return due("expires_at <= :at", "expires_at", at, most);
    }

    private List<Alert> due(String condition, String order, Instant at, int most) {
        return database.sql(
                        """
                        -- Which unresolved alerts are due, longest first?
                        select %s
                        from alerts.alert
                        where state <> 'resolved'
                          and %s
                        order by %s
                        limit :most
                        for update skip locked
                        """
                                .formatted(COLUMNS, condition, order))
                .param("at", utc(at))
                .param("most", most)
                .query(this::alert)
                .list();
    }

    Alert alert(ResultSet row, int number) throws SQLException {
        Signal signal =
                new Signal(
                        new ServiceId(row.getString("service")),
                        row.getString("source"),
                        row.getString("dedup_key"),
                        severity(row.getString("severity")),
                        row.getString("title"),
                        row.getString("details"),
                        json.read(row.getString("labels")),
                        row.getString("link"),
                        instant(row, "started_at"),
                        instant(row, "expires_at"));
        Instant openedAt = at(row, "opened_at");
        Alert.Mark noise = mark(row, "noise");
        String because = row.getString("noise_because");
        return new Alert(
                new AlertId(row.getLong("id")),
                signal,
                AlertState.valueOf(upper(row.getString("state"))),
                new Alert.Seen(openedAt, at(row, "last_seen_at"), row.getInt("seen_count")),
                mark(row, "acknowledged"),
                mark(row, "resolved"),
                suppression(row),
                noise == null ? null : new Alert.Noise(because, noise));
    }

    private static @Nullable Suppression suppression(ResultSet row) throws SQLException {
        String kind = row.getString("suppression");
        return kind == null
                ? null
                : new Suppression(
                        Suppression.Kind.valueOf(upper(kind)),
                        row.getString("suppressed_because"),
                        row.getString("suppressed_by"),
                        at(row, "suppressed_at"),
                        at(row, "look_again_at"));
    }

    private static Alert.@Nullable Mark mark(ResultSet row, String act) throws SQLException {
        Instant at = instant(row, act + "_at");
        return at == null ? null : new Alert.Mark(at, row.getString(act + "_by"));
    }

    static Severity severity(String word) {
        return Severity.valueOf(upper(word));
    }

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
