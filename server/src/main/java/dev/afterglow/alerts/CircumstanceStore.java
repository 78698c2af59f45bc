package dev.afterglow.alerts;

import static dev.afterglow.alerts.AlertStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads in one statement what may hold an alert back, because the page path asks it for each
/// opening.
@Repository
class CircumstanceStore {

    private static final String AROUND =
            """
            -- What could hold back alerts of these keys and services, and are they late?
            select
                (select coalesce(jsonb_agg(jsonb_build_object(
                    'id', id, 'source', source, 'matchers', matchers,
                    'startsAt', starts_at, 'endsAt', ends_at, 'createdBy', created_by,
                    'comment', comment, 'updatedAt', updated_at)), '[]')::text
                 from alerts.silence
                 where starts_at <= :at
                   and ends_at > :at
                   and coalesce(silence.source, given.source) = given.source) as silences,
                (select coalesce(jsonb_agg(jsonb_build_object(
                    'id', id, 'services', (select jsonb_agg(jsonb_build_object('value',
                    name))
                        from unnest(services) name), 'startsAt', starts_at,
                    'endsAt', ends_at, 'reason', reason, 'createdBy', created_by)),
                    '[]')::text
                 from alerts.maintenance
                 where starts_at <= :at
                   and ends_at > :at
                   and given.service = any (services)) as windows,
                (select jsonb_build_object('id', jsonb_build_object('value', alert.id),
                    'service', alert.service, 'title', title, 'openedAt',
                    opened_at)::text
                 from alerts.inhibition rule
                 join alerts.alert on alert.service = rule.upstream
                 where rule.service = given.service
                   and alert.state <> 'resolved'
                   and alert.suppression is null
                   and alert.severity in ('critical', 'error')
                   and alert.id <> :self
                 order by alert.paged_at
                 limit 1) as upstream,
                (select jsonb_build_object('id', jsonb_build_object('value', id),
                    'service', service, 'title', title, 'openedAt', opened_at)::text
                 from alerts.alert
                 where alert.service = given.service
                   and state <> 'resolved'
                   and suppression is null
                   and paged_at > :groupSince
                   and (not given.urgent or severity in ('critical', 'error'))
                   and id <> :self
                 order by paged_at
                 limit 1) as lead,
                (select count(*)
                 from alerts.alert
                 where alert.source = given.source
                   and dedup_key = given.key
                   and opened_at > :flapSince
                   and paged_at is not null) as pages,
                (select id
                 from alerts.alert
                 where alert.source = given.source
                   and dedup_key = given.key
                   and state = 'resolved'
                   and resolved_by = 'system:' || alert.source
                   and started_at >= given.started
                   and opened_at > :lateSince
                 order by opened_at desc
                 limit 1) as late
            from jsonb_to_recordset(cast(:signals as jsonb)) as given (
                number int, source text, service text, key text, urgent boolean,
                started timestamptz)
            order by given.number
            """;

    private static final TypeReference<List<Silence>> SILENCES = new TypeReference<>() {};
    private static final TypeReference<List<MaintenanceWindow>> WINDOWS = new TypeReference<>() {};
    private static final String NOTHING = "[]";

    private final JdbcClient database;
    private final JsonMapper json;
    private final AlertSettings settings;

    CircumstanceStore(JdbcClient database, JsonMapper json, AlertSettings settings) {
        this.database = database;
        this.json = json;
        this.settings = settings;
    }

    /// What stands around a signal just now.
    ///
    /// @param late whether its source has resolved this very episode, or a later one, already
    record Around(Circumstances circumstances, @Nullable AlertId late) {}

    /// @param self the alert itself when it exists already, else null
    Around around(Signal signal, @Nullable AlertId self, Instant at) {
        return around(List.of(signal), self, at).getFirst();
    }

    /// The same for signals that do not concern each other.
    ///
    /// @return one for each, in the same order
    List<Around> around(List<Signal> signals, Instant at) {
        return around(signals, null, at);
    }

    private List<Around> around(List<Signal> signals, @Nullable AlertId self, Instant at) {
        List<Given> given = new ArrayList<>();
        for (Signal signal : signals) {
            given.add(Given.of(given.size(), signal));
        }
        return database.sql(AROUND)
                .param("signals", json.writeValueAsString(given))
                .param("at", utc(at))
                .param("self", self == null ? 0 : self.value())
                .param("groupSince", utc(at.minus(settings.groupingWindow())))
                .param("flapSince", utc(at.minus(settings.flappingWindow())))
                .param("lateSince", utc(at.minus(Duration.ofDays(7))))
                .query(this::around)
                .list();
    }

    /// What of a signal matters here.
    private record Given(
            int number,
            String source,
            String service,
            String key,
            boolean urgent,
            @Nullable Instant started) {

        static Given of(int number, Signal signal) {
            return new Given(
                    number,
                    signal.source(),
                    signal.service().value(),
                    signal.dedupKey(),
                    signal.severity().isHighUrgency(),
                    signal.startedAt());
        }
    }

    private Around around(ResultSet row, int number) throws SQLException {
        String silences = row.getString("silences");
        String windows = row.getString("windows");
        long late = row.getLong("late");
        return new Around(
                new Circumstances(
                        NOTHING.equals(silences) ? List.of() : json.readValue(silences, SILENCES),
                        NOTHING.equals(windows) ? List.of() : json.readValue(windows, WINDOWS),
                        holder(row.getString("upstream")),
                        holder(row.getString("lead")),
                        row.getInt("pages")),
                late == 0 ? null : new AlertId(late));
    }

    private Circumstances.@Nullable Holder holder(@Nullable String written) {
        return written == null ? null : json.readValue(written, Circumstances.Holder.class);
    }
}
