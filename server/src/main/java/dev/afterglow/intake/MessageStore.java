package dev.afterglow.intake;

import dev.afterglow.alerts.AlertId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is kept of messages: the last ones of each integration, events that count once, and what
/// became
/// of Opsgenie's requests.
@Repository
class MessageStore {

    private final JdbcClient database;

    MessageStore(JdbcClient database) {
        this.database = database;
    }

    /// @return false when it came before
    boolean firstTime(IntegrationId integration, String digest, Instant at) {
        return database.sql(
                                """
                                -- Did this event come before?
                                insert into intake.cloud_event (integration, digest, at)
                                values (:integration, :digest, :at)
                                on conflict (integration, digest) do nothing
                                """)
                        .param("integration", integration.value())
                        .param("digest", digest)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    void add(Request request) {
        AlertId alert = request.alert();
        database.sql(
                        """
                        -- What became of this request?
                        insert into intake.request (
                            id, integration, action, at, success, status, alert_id, alias)
                        values (:id, :integration, :action, :at, :success, :status, :alert, :alias)
                        """)
                .param("id", request.id())
                .param("integration", request.integration().value())
                .param("action", request.action())
                .param("at", utc(request.at()))
                .param("success", request.success())
                .param("status", request.status())
                .param("alert", alert == null ? null : alert.value())
                .param("alias", request.alias())
                .update();
    }

    Optional<Request> request(IntegrationId integration, UUID id) {
        return database.sql(
                        """
                        -- What became of this request?
                        select action, at, success, status, alert_id, alias
                        from intake.request
                        where id = :id
                          and integration = :integration
                        """)
                .param("id", id)
                .param("integration", integration.value())
                .query((row, number) -> {
                    long alert = row.getLong("alert_id");
                    return new Request(
                            id,
                            integration,
                            row.getString("action"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("success"),
                            row.getString("status"),
                            alert == 0 ? null : new AlertId(alert),
                            row.getString("alias"));
                })
                .optional();
    }

    void add(Capture capture) {
        database.sql(
                        """
                        -- What came in, and what became of it; unless its integration is gone.
                        insert into intake.capture (integration, at, format, status, became, body)
                        select :integration, :at, :format, :status, :became, :body
                        where exists (select 1 from intake.integration where id = :integration)
                        """)
                .param("integration", capture.integration().value())
                .param("at", utc(capture.at()))
                .param("format", capture.format())
                .param("status", capture.status())
                .param("became", capture.became())
                .param("body", capture.body())
                .update();
    }

    /// Keeps the newest of an integration.
    void keepNewest(IntegrationId integration, int kept) {
        database.sql(
                        """
                        -- Which messages are older than the last few?
                        delete from intake.capture
                        where integration = :integration
                          and id <= (
                              select id
                              from intake.capture
                              where integration = :integration
                              order by id desc
                              offset :kept
                              limit 1)
                        """)
                .param("integration", integration.value())
                .param("kept", kept)
                .update();
    }

    /// Newest first.
    List<Capture> captures(IntegrationId integration, int most) {
        return database.sql(
                        """
                        -- What came in last?
                        select at, format, status, became, body
                        from intake.capture
                        where integration = :integration
                        order by id desc
                        limit :most
                        """)
                .param("integration", integration.value())
                .param("most", most)
                .query((row, number) ->
                        new Capture(
                                integration,
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("format"),
                                row.getInt("status"),
                                row.getString("became"),
                                row.getString("body")))
                .list();
    }

    /// The last message of each integration that sent any, without its body.
    List<Capture> newest() {
        return database.sql(
                        """
                        -- What came in last from each?
                        select distinct on (integration) integration, at, format, status, became
                        from intake.capture
                        order by integration, id desc
                        """)
                .query((row, number) ->
                        new Capture(
                                new IntegrationId(row.getString("integration")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("format"),
                                row.getInt("status"),
                                row.getString("became"),
                                ""))
                .list();
    }

    /// Forgets events and requests from before an instant.
    int forget(Instant before) {
        int events =
                database.sql(
                                """
                                -- Which events are too old to come again?
                                delete from intake.cloud_event
                                where at < :before
                                """)
                        .param("before", utc(before))
                        .update();
        int requests =
                database.sql(
                                """
                                -- Which requests will nobody ask about any more?
                                delete from intake.request
                                where at < :before
                                """)
                        .param("before", utc(before))
                        .update();
        return events + requests;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
