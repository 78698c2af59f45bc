package dev.afterglow.paging;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Policies, and which one pages for which service, in SQL.
@Component
class PolicyStore {

    private final JdbcClient database;
    private final JsonMapper json;

    PolicyStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void define(Policy policy, Instant now) {
        database.sql(
                        """
                        -- This is what the policy is now.
                        insert into paging.policy (id, name, definition, changed_at)
                        values (:id, :name, cast(:definition as jsonb), :now)
                        on conflict on constraint policy_pk do update
                        set name = excluded.name,
                            definition = excluded.definition,
                            changed_at = excluded.changed_at
                        """)
                .param("id", policy.id().value())
                .param("name", policy.name())
                .param("definition", json.writeValueAsString(policy))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Policy> policy(PolicyId id) {
        return database.sql(
                        """
                        -- What does this policy say?
                        select definition
                        from paging.policy
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> policy(row.getString("definition")))
                .optional();
    }

    List<Policy> all() {
        return database.sql(
                        """
                        -- Which policies are there?
                        select definition
                        from paging.policy
                        order by lower(name), id
                        """)
                .query((row, number) -> policy(row.getString("definition")))
                .list();
    }

    private Policy policy(String definition) {
        return json.readValue(definition, Policy.class);
    }

    boolean remove(PolicyId id) {
        return database.sql(
                                """
                                -- Which policy goes?
                                delete from paging.policy
                                where id = :id
                                """)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void assign(ServiceId service, PolicyId policy) {
        database.sql(
                        """
                        -- Which policy pages for this service?
                        insert into paging.service_policy (service, policy)
                        values (:service, :policy)
                        on conflict on constraint service_policy_pk
                            do update set policy = excluded.policy
                        """)
                .param("service", service.value())
                .param("policy", policy.value())
                .update();
    }

    void unassign(ServiceId service) {
        database.sql(
                        """
                        -- Which service has no policy any more?
                        delete from paging.service_policy
                        where service = :service
                        """)
                .param("service", service.value())
                .update();
    }

    Optional<Policy> of(ServiceId service) {
        return Optional.ofNullable(of(List.of(service)).get(service));
    }

    /// A service without a policy is not in it.
    Map<ServiceId, Policy> of(Collection<ServiceId> services) {
        Map<String, Policy> read = new HashMap<>();
        Map<ServiceId, Policy> policies = new HashMap<>();
        database.sql(
                        """
                        -- Which policies page for these services?
                        select service_policy.service, policy.id, policy.definition
                        from paging.service_policy
                        join paging.policy on policy.id = service_policy.policy
                        where service_policy.service = any(:services)
                        """)
                .param("services", services.stream().map(ServiceId::value).toArray(String[]::new))
                .query((row, number) -> {
                    String definition = row.getString("definition");
                    return policies.put(
                            new ServiceId(row.getString("service")),
                            read.computeIfAbsent(definition, this::policy));
                })
                .list();
        return policies;
    }

    List<ServiceId> servicesOf(PolicyId policy) {
        return database.sql(
                        """
                        -- For which services does this policy page?
                        select service
                        from paging.service_policy
                        where policy = :policy
                        order by service
                        """)
                .param("policy", policy.value())
                .query((row, number) -> new ServiceId(row.getString("service")))
                .list();
    }

    /// Counts up whose turn it is in a step that pages one of several; from 0.
    ///
    /// Who asks at the same time as another transaction does not wait for its commit, because two
    /// that ask for the same steps in different orders would wait for each other: it gets the next
    /// turn, which the one after may get as well.
    long takeTurn(PolicyId policy, int step) {
        return database.sql(
                        """
                        -- Whose turn is it in this step, if nobody else asks just now?
                        insert into paging.turn (policy, step, taken)
                        select :policy, :step, 1
                        where pg_try_advisory_xact_lock(hashtext('turn of ' || :policy), :step)
                        on conflict on constraint turn_pk do update set taken = turn.taken + 1
                        returning taken - 1
                        """)
                .param("policy", policy.value())
                .param("step", step)
                .query(Long.class)
                .optional()
                .orElseGet(() -> turnAfterAnother(policy, step));
    }

    private long turnAfterAnother(PolicyId policy, int step) {
        return database.sql(
                        """
                        -- Whose turn is it after the one that is being taken?
                        select coalesce(max(taken), 0) + 1
                        from paging.turn
                        where policy = :policy
                          and step = :step
                        """)
                .param("policy", policy.value())
                .param("step", step)
                .query(Long.class)
                .single();
    }
}
