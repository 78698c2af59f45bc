package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServiceStore {

    private final JdbcClient database;

    ServiceStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Service> service(ServiceId id) {
        return database.sql(
                        """
                        -- Which service is this, and what does it need?
                        select s.id, s.name, s.team,
                               array(select d.needs
                                     from services.dependency d
                                     where d.service = s.id) as needs
                        from services.service s
                        where s.id = :id
                        """)
                .param("id", id.value())
                .query(ServiceStore::service)
                .optional();
    }

    List<Service> services(Set<ServiceId> ids) {
        return database.sql(
                        """
                        -- Which services are these, and what do they need?
                        select s.id, s.name, s.team,
                               array(select d.needs
                                     from services.dependency d
                                     where d.service = s.id) as needs
                        from services.service s
                        where s.id = any(:ids)
                        order by lower(s.name), s.id
                        """)
                .param("ids", ids.stream().map(ServiceId::value).toArray(String[]::new))
                .query(ServiceStore::service)
                .list();
    }

    List<Service> all() {
        return database.sql(
                        """
                        -- Which services are there, and what do they need?
                        select s.id, s.name, s.team,
                               array(select d.needs
                                     from services.dependency d
                                     where d.service = s.id) as needs
                        from services.service s
                        order by lower(s.name), s.id
                        """)
                .query(ServiceStore::service)
                .list();
    }

    List<Service> ownedBy(TeamId team) {
        return database.sql(
                        """
                        -- Which services does this team own?
                        select s.id, s.name, s.team,
                               array(select d.needs
                                     from services.dependency d
                                     where d.service = s.id) as needs
                        from services.service s
                        where s.team = :team
                        order by lower(s.name), s.id
                        """)
                .param("team", team.value())
                .query(ServiceStore::service)
                .list();
    }

    List<Service> dependantsOf(ServiceId id) {
        return database.sql(
                        """
                        -- Which services need this one directly?
                        select s.id, s.name, s.team,
                               array(select d.needs
                                     from services.dependency d
                                     where d.service = s.id) as needs
                        from services.service s
                        join services.dependency mine on mine.service = s.id and mine.needs = :id
                        order by lower(s.name), s.id
                        """)
                .param("id", id.value())
                .query(ServiceStore::service)
                .list();
    }

    Set<ServiceId> known(Set<ServiceId> ids) {
        return database.sql(
                        """
                        -- Which of these services exist?
                        select id
                        from services.service
                        where id = any(:ids)
                        """)
                .param("ids", ids.stream().map(ServiceId::value).toArray(String[]::new))
                .query((row, number) -> new ServiceId(row.getString("id")))
                .set();
    }

    void define(Service service, Instant now) {
        TeamId team = service.team();
        database.sql(
                        """
                        -- This is what a service is now.
                        insert into services.service (id, name, team, created_at)
                        values (:id, :name, :team, :now)
                        on conflict (id) do update
                        set name = excluded.name, team = excluded.team
                        """)
                .param("id", service.id().value())
                .param("name", service.name())
                .param("team", team == null ? null : team.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void defineDependencies(Service service) {
        database.sql(
                        """
                        -- Forget what the service needed; the next statement says what it needs.
                        delete from services.dependency
                        where service = :service
                        """)
                .param("service", service.id().value())
                .update();
        database.sql(
                        """
                        -- The service needs these.
                        insert into services.dependency (service, needs)
                        select :service, needs
                        from unnest(:needs) as n (needs)
                        """)
                .param("service", service.id().value())
                .param(
                        "needs",
                        service.dependsOn().stream().map(ServiceId::value).toArray(String[]::new))
                .update();
    }

    List<Knowledge> knowledge(ServiceId service, LocalDate day) {
        return database.sql(
                        """
                        -- Who carries this service on this day?
                        select service, person, since, until
                        from services.knowledge
                        where service = :service
                          and since <= :day
                          and (until is null or until >= :day)
                        order by since, person
                        """)
                .param("service", service.value())
                .param("day", day)
                .query(ServiceStore::knowledge)
                .list();
    }

    List<Knowledge> knowledgeOf(PersonId person, LocalDate day) {
        return database.sql(
                        """
                        -- What does this person carry on this day?
                        select service, person, since, until
                        from services.knowledge
                        where person = :person
                          and since <= :day
                          and (until is null or until >= :day)
                        order by service, since
                        """)
                .param("person", person.value())
                .param("day", day)
                .query(ServiceStore::knowledge)
                .list();
    }

    void know(Knowledge knowledge) {
        database.sql(
                        """
                        -- Somebody carries the service from one day, perhaps until another.
                        insert into services.knowledge (service, person, since, until)
                        values (:service, :person, :since, :until)
                        on conflict (service, person, since) do update
                        set until = excluded.until
                        """)
                .param("service", knowledge.service().value())
                .param("person", knowledge.person().value())
                .param("since", knowledge.since())
                .param("until", knowledge.until())
                .update();
    }

    private static Knowledge knowledge(ResultSet row, int number) throws SQLException {
        return new Knowledge(
                new ServiceId(row.getString("service")),
                new PersonId(row.getString("person")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }

    static Service service(ResultSet row, int number) throws SQLException {
        String team = row.getString("team");
        String[] needs = (String[]) row.getArray("needs").getArray();
        return new Service(
                new ServiceId(row.getString("id")),
                row.getString("name"),
                team == null ? null : new TeamId(team),
                Arrays.stream(needs).map(ServiceId::new).collect(Collectors.toSet()));
    }
}
