package dev.afterglow.incidents;

import dev.afterglow.services.ServiceId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When incidents were declared, read in one go.
@Component
class DeclarationStore {

    private final JdbcClient database;

    DeclarationStore(JdbcClient database) {
        this.database = database;
    }

    List<Declared> of(Collection<IncidentId> ids) {
        return database.sql(
                        """
                        -- When were these declared?
                        select id, declared_at, kind
                        from incidents.incident
                        where id = any(:ids) and not restricted and not is_real
                        """)
                .param("ids", ids.stream().map(IncidentId::value).toArray(Long[]::new))
                .query((row, number) ->
                        new Declared(
                                new IncidentId(row.getLong("id")),
                                row.getTimestamp("declared_at").toInstant(),
                                IncidentKind.parse(row.getString("kind"))))
                .list();
    }

    Optional<IncidentId> newest() {
        return database.sql(
                        """
                        -- Which was written down last?
                        select id
                        from incidents.incident
                        order by id desc
                        limit 1
                        """)
                .query((row, number) -> new IncidentId(row.getLong("id")))
                .optional();
    }

    Map<ServiceId, List<Instant>> byService(Collection<ServiceId> services) {
        Map<ServiceId, List<Instant>> found = new HashMap<>();
        database.sql(
                        """
                        -- When was each of these services touched?
                        select t.service, array_agg(
                            cast(extract(epoch from i.declared_at) * 1000000 as bigint)) as times
                        from incidents.touched_service t
                        join incidents.incident i on i.id = t.incident
                        where t.service = any(:services) and not i.restricted and not i.is_real
                        group by t.service
                        """)
                .param("services", services.stream().map(ServiceId::value).toArray(String[]::new))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        found.put(
                                                new ServiceId(row.getString("service")),
                                                times((Long[]) row.getArray("times").getArray())));
        return found;
    }

    private static List<Instant> times(Long[] micros) {
        return Stream.of(micros)
                .map(one -> Instant.EPOCH.plus(one, ChronoUnit.MICROS))
                .sorted()
                .toList();
    }

    long count(IncidentKind kind, Instant after) {
        return database.sql(
                        """
                        -- How many came since?
                        select count(*)
                        from incidents.incident
                        where kind = :kind and declared_at > :after
                          and not restricted and not is_real
                        """)
                .param("kind", kind.word())
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    Optional<Instant> first(IncidentKind kind) {
        return database.sql(
                        """
                        -- When did the first come?
                        select declared_at
                        from incidents.incident
                        where kind = :kind and not restricted and not is_real
                        order by declared_at
                        limit 1
                        """)
                .param("kind", kind.word())
                .query((row, number) -> row.getTimestamp(1))
                .optional()
                .map(Timestamp::toInstant);
    }
}
