package dev.afterglow.intake;

import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of integrations.
@Repository
class IntegrationStore {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, service, kind, key, secret, service_label, mapping\n";

    private final JdbcClient database;
    private final JsonMapper json;

    IntegrationStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Integration> byKey(String key) {
        return one("key", key);
    }

    Optional<Integration> byId(IntegrationId id) {
        return one("id", id.value());
    }

    private Optional<Integration> one(String column, String value) {
        return database.sql(
                        """
                        -- Whose key, or id, is this?
                        select %s
                        from intake.integration
                        where %s = :value
                        """
                                .formatted(COLUMNS, column))
                .param("value", value)
                .query(this::integration)
                .optional();
    }

    List<Integration> all() {
        return database.sql(
                        """
                        -- Which integrations are there?
                        select %s
                        from intake.integration
                        order by id
                        limit 10000
                        """
                                .formatted(COLUMNS))
                .query(this::integration)
                .list();
    }

    void save(Integration integration, Instant at) {
        Mapping mapping = integration.mapping();
        database.sql(
                        """
                        -- An integration, new or changed.
                        insert into intake.integration (
                            id, service, kind, key, secret, service_label, mapping, created_at)
                        values (
                            :id, :service, :kind, :key, :secret, :label, :mapping::jsonb, :at)
                        on conflict (id)
                        do update set
                            service = excluded.service, kind = excluded.kind, key = excluded.key,
                            secret = excluded.secret, service_label = excluded.service_label,
                            mapping = excluded.mapping
                        """)
                .param("id", integration.id().value())
                .param("service", integration.service().value())
                .param("kind", integration.kind().word())
                .param("key", integration.key())
                .param("secret", integration.secret())
                .param("label", integration.serviceLabel())
                .param(
                        "mapping",
                        mapping == null ? null : json.writeValueAsString(mapping.fields()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean remove(IntegrationId id) {
        return database.sql(
                                """
                                -- Its key opens nothing any more.
                                delete from intake.integration
                                where id = :id
                                """)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private Integration integration(ResultSet row, int number) throws SQLException {
        String mapping = row.getString("mapping");
        return new Integration(
                new IntegrationId(row.getString("id")),
                new ServiceId(row.getString("service")),
                Integration.Kind.parse(row.getString("kind")),
                row.getString("key"),
                row.getString("secret"),
                row.getString("service_label"),
                mapping == null ? null : new Mapping(json.readValue(mapping, FIELDS)));
    }
}
