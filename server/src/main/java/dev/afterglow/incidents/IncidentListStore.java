package dev.afterglow.incidents;

import dev.afterglow.metrics.MetricId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Many incidents at once, each list for somebody's eyes.
@Component
class IncidentListStore {

    private final JdbcClient database;

    IncidentListStore(JdbcClient database) {
        this.database = database;
    }

    List<Incident> notClosed(Eyes eyes) {
        return withServices(
                database.sql(
                                "-- Which incidents are not closed?\n"
                                        + IncidentStore.COLUMNS
                                        + "where phase <> 'closed' and "
                                        + Eyes.SQL
                                        + " order by declared_at desc limit 200")
                        .param("everything", eyes.everything())
                        .param("reader", eyes.reader())
                        .query((row, number) -> IncidentStore.incident(row, List.of()))
                        .list());
    }

    List<Incident> declaredBefore(Instant before, int most, Eyes eyes) {
        return withServices(
                database.sql(
                                "-- The latest incidents declared before an instant.\n"
                                        + IncidentStore.COLUMNS
                                        + "where declared_at < :before and "
                                        + Eyes.SQL
                                        + " order by declared_at desc, id desc limit :most")
                        .param("before", IncidentStore.utc(before))
                        .param("most", most)
                        .param("everything", eyes.everything())
                        .param("reader", eyes.reader())
                        .query((row, number) -> IncidentStore.incident(row, List.of()))
                        .list());
    }

    /// Newest first, those that touch one of the services and began in the time.
    List<Incident> touching(List<ServiceId> services, Instant from, Instant to) {
        if (services.isEmpty()) {
            return List.of();
        }
        return withServices(
                database.sql(
                                "-- Which incidents touched these services?\n"
                                        + IncidentStore.COLUMNS
                                        + "where id in (select incident from"
                                        + " incidents.touched_service where service in (:services))"
                                        + " and declared_at >= :from and declared_at < :to"
                                        + " and not restricted and not is_real"
                                        + " order by declared_at desc limit 50")
                        .param("services", services.stream().map(ServiceId::value).toList())
                        .param("from", IncidentStore.utc(from))
                        .param("to", IncidentStore.utc(to))
                        .query((row, number) -> IncidentStore.incident(row, List.of()))
                        .list());
    }

    /// Newest first: what closes said of a metric, and what none saw.
    List<Incident> closedAbout(MetricId metric, int most) {
        return withServices(
                database.sql(
                                "-- What did the closes say of this metric?\n"
                                        + IncidentStore.COLUMNS
                                        + "where seen_by = :metric and not restricted"
                                        + " order by closed_at desc limit :most")
                        .param("metric", metric.value())
                        .param("most", most)
                        .query((row, number) -> IncidentStore.incident(row, List.of()))
                        .list());
    }

    /// Those of the ids that the eyes may see, in no order.
    List<Incident> of(Collection<IncidentId> ids, Eyes eyes) {
        return withServices(
                database.sql(
                                "-- Which incidents are these?\n"
                                        + IncidentStore.COLUMNS
                                        + "where id = any(:ids) and "
                                        + Eyes.SQL)
                        .param("ids", ids.stream().map(IncidentId::value).toArray(Long[]::new))
                        .param("everything", eyes.everything())
                        .param("reader", eyes.reader())
                        .query((row, number) -> IncidentStore.incident(row, List.of()))
                        .list());
    }

    private List<Incident> withServices(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return incidents;
        }
        record Touch(long incident, ServiceId service) {}
        Map<Long, List<ServiceId>> byIncident =
                database
                        .sql(
                                """
                                -- Which services do these incidents touch?
                                select incident, service
                                from incidents.touched_service
                                where incident in (:incidents)
                                order by incident, position
                                """)
                        .param("incidents", incidents.stream().map(i -> i.id().value()).toList())
                        .query((row, number) ->
                                new Touch(row.getLong(1), new ServiceId(row.getString(2))))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Touch::incident,
                                        Collectors.mapping(Touch::service, Collectors.toList())));
        return incidents.stream()
                .map(incident ->
                        incident.withServices(
                                byIncident.getOrDefault(incident.id().value(), List.of())))
                .toList();
    }
}
