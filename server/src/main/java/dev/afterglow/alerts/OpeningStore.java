package dev.afterglow.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Opens alerts, or counts signals on those that are open, many in one statement.
@Repository
class OpeningStore {

    private static final String OPEN_OR_COUNT =
            """
            -- Which of these problems are open already? Count them there, open the others.
            insert into alerts.alert as alert (
                service, source, dedup_key, severity, title, details, labels, link,
                started_at, expires_at, state, opened_at, last_seen_at, seen_count,
                urgent_from_count, suppression, suppressed_because, suppressed_by,
                suppressed_at, look_again_at, paged_at)
            select service, source, key, severity, title, details, labels, link,
                started, expires, 'open', :at, :at, 1,
                case when urgent then 1 end, suppression, because, by,
                suppressed_at, look_again,
                case when suppression is null then :at end
            from jsonb_to_recordset(cast(:signals as jsonb)) as given (
                number int, service text, source text, key text, severity text, title text,
                details text, labels jsonb, link text, started timestamptz,
                expires timestamptz, urgent boolean, suppression text, because text,
                by text, suppressed_at timestamptz, look_again timestamptz)
            order by source, key
            on conflict (source, dedup_key) where state <> 'resolved'
            do update set
                seen_count = alert.seen_count + 1,
                last_seen_at = greatest(alert.last_seen_at, excluded.last_seen_at),
                title = excluded.title,
                details = excluded.details,
                labels = excluded.labels,
                link = excluded.link,
                started_at = greatest(alert.started_at, excluded.started_at),
                expires_at = excluded.expires_at,
                severity = case
                    when array_position(array['critical', 'error', 'warning', 'info'],
                            excluded.severity)
                        < array_position(array['critical', 'error', 'warning', 'info'],
                            alert.severity)
                    then excluded.severity else alert.severity end,
                urgent_from_count = coalesce(alert.urgent_from_count,
                    case when excluded.severity in ('critical', 'error')
                        then alert.seen_count + 1 end)
            returning %s, xmax = 0 as opened
            """
                    .formatted(AlertStore.COLUMNS.strip());

    private final JdbcClient database;
    private final AlertStore alerts;
    private final JsonMapper json;

    OpeningStore(JdbcClient database, AlertStore alerts, JsonMapper json) {
        this.database = database;
        this.alerts = alerts;
        this.json = json;
    }

    /// A signal, and what holds it back if it opens an alert.
    record Decided(Signal signal, Optional<Suppression> held) {}

    /// A signal's row after it was written.
    ///
    /// @param worsened whether this very signal made the alert urgent
    record Written(Alert alert, boolean opened, boolean worsened) {}

    /// Waits for transactions that raise the same keys, in an order that is everybody's, so that
    /// two senders of one group never wait for each other in a circle.
    void takeTurns(List<Signal> signals) {
        database.sql(
                        """
                        -- Whose turn is it with these keys?
                        select count(pg_advisory_xact_lock(key))
                        from (
                            select distinct hashtextextended(name, 0) as key
                            from unnest(:names) as name
                            order by key) as ordered
                        """)
                .param(
                        "names",
                        signals.stream()
                                .map(one -> one.source() + " " + one.dedupKey())
                                .toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /// @param decided no key of a source twice
    /// @return in no order
    List<Written> write(List<Decided> decided, Instant at) {
        List<Row> rows = new ArrayList<>();
        decided.forEach(one -> rows.add(Row.of(one)));
        return database.sql(OPEN_OR_COUNT)
                .param("signals", json.writeValueAsString(rows))
                .param("at", AlertStore.utc(at))
                .query(this::written)
                .list();
    }

    private Written written(ResultSet row, int number) throws SQLException {
        boolean opened = row.getBoolean("opened");
        int urgentFrom = row.getInt("urgent_from_count");
        boolean worsened = !opened && urgentFrom == row.getInt("seen_count");
        return new Written(alerts.alert(row, number), opened, worsened);
    }

    /// A decided signal as a row of JSON.
    private record Row(
            String service,
            String source,
            String key,
            String severity,
            String title,
            String details,
            Map<String, String> labels,
            @Nullable String link,
            @Nullable Instant started,
            @Nullable Instant expires,
            boolean urgent,
            @Nullable String suppression,
            @Nullable String because,
            @Nullable String by,
            @JsonProperty("suppressed_at") @Nullable Instant suppressedAt,
            @JsonProperty("look_again") @Nullable Instant lookAgain) {

        static Row of(Decided decided) {
            Signal signal = decided.signal();
            Suppression held = decided.held().orElse(null);
            return new Row(
                    signal.service().value(),
                    signal.source(),
                    signal.dedupKey(),
                    signal.severity().word(),
                    signal.title(),
                    signal.details(),
                    signal.labels(),
                    signal.link(),
                    signal.startedAt(),
                    signal.expiresAt(),
                    signal.severity().isHighUrgency(),
                    held == null ? null : held.kind().word(),
                    held == null ? null : held.because(),
                    held == null ? null : held.by(),
                    held == null ? null : held.since(),
                    held == null ? null : held.lookAgainAt());
        }
    }
}
