package dev.afterglow.radar;

import dev.afterglow.incidents.IncidentId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which incidents people linked to which risks.
@Component
class LinkStore {

    private final JdbcClient database;

    LinkStore(JdbcClient database) {
        this.database = database;
    }

    /// False when they were linked before.
    boolean link(RiskId risk, IncidentId incident, Instant now) {
        return database.sql(
                                """
                                -- An incident was what a risk warned of.
                                insert into radar.risk_incident (risk, incident, linked_at)
                                values (:risk, :incident, :now)
                                on conflict (risk, incident) do nothing
                                """)
                        .param("risk", risk.value())
                        .param("incident", incident.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void unlink(RiskId risk, IncidentId incident) {
        database.sql(
                        """
                        -- It was not, after all.
                        delete from radar.risk_incident
                        where risk = :risk and incident = :incident
                        """)
                .param("risk", risk.value())
                .param("incident", incident.value())
                .update();
    }

    List<RiskId> risksOf(IncidentId incident) {
        return database.sql(
                        """
                        -- Which risks warned of an incident?
                        select l.risk
                        from radar.risk_incident l
                        join radar.risk r on r.id = l.risk
                        where l.incident = :incident
                        order by r.first_heard, l.risk
                        """)
                .param("incident", incident.value())
                .query((row, number) -> new RiskId(row.getLong(1)))
                .list();
    }

    List<IncidentId> incidentsOf(RiskId risk) {
        return database.sql(
                        """
                        -- Which incidents did a risk warn of?
                        select incident
                        from radar.risk_incident
                        where risk = :risk
                        order by incident
                        """)
                .param("risk", risk.value())
                .query((row, number) -> new IncidentId(row.getLong(1)))
                .list();
    }

    Map<RiskId, List<IncidentId>> links() {
        record Link(RiskId risk, IncidentId incident) {}
        return database
                .sql(
                        """
                        -- All links.
                        select risk, incident
                        from radar.risk_incident
                        order by risk, incident
                        """)
                .query((row, number) ->
                        new Link(new RiskId(row.getLong(1)), new IncidentId(row.getLong(2))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Link::risk,
                                Collectors.mapping(Link::incident, Collectors.toList())));
    }
}
