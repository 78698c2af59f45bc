package dev.afterglow.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PeopleStore {

    private final JdbcClient database;

    PeopleStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Person> person(PersonId id) {
        return persons(List.of(id)).stream().findFirst();
    }

    List<Person> persons(Collection<PersonId> ids) {
        return database.sql(
                        """
                        -- Who are these?
                        select id, name, email, zone, hours, role, active
                        from people.person
                        where id = any(:ids)
                        """)
                .param("ids", ids.stream().map(PersonId::value).toArray(String[]::new))
                .query(PeopleStore::person)
                .list();
    }

    Optional<Person> byEmail(String normalEmail) {
        return database.sql(
                        """
                        -- Whose address is this?
                        select id, name, email, zone, hours, role, active
                        from people.person
                        where lower(email) = :email and email <> ''
                        """)
                .param("email", normalEmail)
                .query(PeopleStore::person)
                .optional();
    }

    List<Person> everybody() {
        return database.sql(
                        """
                        -- Who is here or was, but those who were erased?
                        select id, name, email, zone, hours, role, active
                        from people.person
                        where erased_at is null
                        order by lower(name), id
                        """)
                .query(PeopleStore::person)
                .list();
    }

    List<Person> active(Collection<Role> roles) {
        return database.sql(
                        """
                        -- Who is here in one of these roles?
                        select id, name, email, zone, hours, role, active
                        from people.person
                        where role = any(:roles) and active and erased_at is null
                        order by lower(name), id
                        """)
                .param("roles", roles.stream().map(Role::word).toArray(String[]::new))
                .query(PeopleStore::person)
                .list();
    }

    List<String> names() {
        return database.sql(
                        """
                        -- What is everybody called?
                        select name
                        from people.person
                        where erased_at is null
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    List<Person> search(String text, int skip, int limit) {
        return database.sql(
                        """
                        -- Whose name, id or address contains this?
                        select id, name, email, zone, hours, role, active
                        from people.person
                        where erased_at is null
                          and position(lower(:text) in lower(name || ' ' || id || ' ' || email)) > 0
                        order by lower(name), id
                        offset :skip
                        limit :limit
                        """)
                .param("text", text)
                .param("skip", skip)
                .param("limit", limit)
                .query(PeopleStore::person)
                .list();
    }

    long countOf(String text) {
        return database.sql(
                        """
                        -- How many have this in their name, id or address?
                        select count(*)
                        from people.person
                        where erased_at is null
                          and position(lower(:text) in lower(name || ' ' || id || ' ' || email)) > 0
                        """)
                .param("text", text)
                .query(Long.class)
                .single();
    }

    /// False, and nothing done, when the person was erased.
    boolean define(Person person, Instant now) {
        return database.sql(
                                """
                                -- This is what a person is now.
                                insert into people.person
                                    (id, name, email, zone, hours, role, active,
                                     created_at, changed_at)
                                values
                                    (:id, :name, :email, :zone, :hours, :role, :active, :now, :now)
                                on conflict (id) do update
                                set name = excluded.name,
                                    email = excluded.email,
                                    zone = excluded.zone,
                                    hours = excluded.hours,
                                    role = excluded.role,
                                    active = excluded.active,
                                    changed_at = excluded.changed_at
                                where person.erased_at is null
                                """)
                        .param("id", person.id().value())
                        .param("name", person.name())
                        .param("email", person.email())
                        .param("zone", person.zone().getId())
                        .param("hours", person.hoursInWords())
                        .param("role", person.role().word())
                        .param("active", person.active())
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    Optional<Team> team(TeamId id) {
        return database.sql(
                        """
                        -- Which team is this, and who is in it?
                        select t.id, t.name,
                               array(select m.person
                                     from people.team_member m
                                     where m.team = t.id
                                     order by m.position) as members
                        from people.team t
                        where t.id = :id
                        """)
                .param("id", id.value())
                .query(PeopleStore::team)
                .optional();
    }

    List<Team> teams() {
        return database.sql(
                        """
                        -- Which teams are there, and who is in them?
                        select t.id, t.name,
                               array(select m.person
                                     from people.team_member m
                                     where m.team = t.id
                                     order by m.position) as members
                        from people.team t
                        order by lower(t.name), t.id
                        """)
                .query(PeopleStore::team)
                .list();
    }

    Map<TeamId, String> teamNames() {
        return database
                .sql(
                        """
                        -- What are the teams called?
                        select id, name
                        from people.team
                        """)
                .query((row, number) ->
                        Map.entry(new TeamId(row.getString("id")), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<PersonId, List<String>> teamNamesOf(Collection<PersonId> persons) {
        return database
                .sql(
                        """
                        -- Which teams are these persons in?
                        select m.person, t.name
                        from people.team_member m
                        join people.team t on t.id = m.team
                        where m.person = any(:persons)
                        order by lower(t.name), t.id
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(new PersonId(row.getString("person")), row.getString("name")))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    List<Team> teamsOf(PersonId person) {
        return database.sql(
                        """
                        -- Which teams is this person in?
                        select t.id, t.name,
                               array(select m.person
                                     from people.team_member m
                                     where m.team = t.id
                                     order by m.position) as members
                        from people.team t
                        join people.team_member mine on mine.team = t.id and mine.person = :person
                        order by lower(t.name), t.id
                        """)
                .param("person", person.value())
                .query(PeopleStore::team)
                .list();
    }

    void define(Team team, Instant now) {
        database.sql(
                        """
                        -- This is what a team is now.
                        insert into people.team (id, name, created_at)
                        values (:id, :name, :now)
                        on conflict (id) do update
                        set name = excluded.name
                        """)
                .param("id", team.id().value())
                .param("name", team.name())
                .param("now", Timestamp.from(now))
                .update();
        database.sql(
                        """
                        -- Forget who was in the team; the next statement says who is.
                        delete from people.team_member
                        where team = :team
                        """)
                .param("team", team.id().value())
                .update();
        database.sql(
                        """
                        -- These are in the team, in this order.
                        insert into people.team_member (team, person, position)
                        select :team, member, position
                        from unnest(:members) with ordinality as m (member, position)
                        """)
                .param("team", team.id().value())
                .param(
                        "members",
                        team.members().stream().map(PersonId::value).toArray(String[]::new))
                .update();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getString("id")),
                row.getString("name"),
                row.getString("email"),
                ZoneId.of(row.getString("zone")),
                WeeklyHours.parseIfStated(row.getString("hours")),
                Role.parse(row.getString("role")),
                row.getBoolean("active"));
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        Array members = row.getArray("members");
        return new Team(
                new TeamId(row.getString("id")),
                row.getString("name"),
                Arrays.stream((String[]) members.getArray()).map(PersonId::new).toList());
    }
}
