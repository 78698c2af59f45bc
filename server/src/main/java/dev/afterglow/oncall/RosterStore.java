package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RosterStore {

    private final JdbcClient database;

    RosterStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Roster> roster(RosterId id) {
        return database.sql(
                        """
                        -- Who is on this roster?
                        select r.id, r.name,
                               array(select m.person
                                     from oncall.roster_member m
                                     where m.roster = r.id
                                     order by m.place) as members
                        from oncall.roster r
                        where r.id = :id
                        """)
                .param("id", id.value())
                .query(RosterStore::roster)
                .optional();
    }

    List<Roster> rosters() {
        return database.sql(
                        """
                        -- Which rosters are there, and who is on them?
                        select r.id, r.name,
                               array(select m.person
                                     from oncall.roster_member m
                                     where m.roster = r.id
                                     order by m.place) as members
                        from oncall.roster r
                        order by lower(r.name), r.id
                        """)
                .query(RosterStore::roster)
                .list();
    }

    void keep(Roster roster) {
        database.sql(
                        """
                        -- A roster comes to be or gets another name.
                        insert into oncall.roster (id, name)
                        values (:id, :name)
                        on conflict (id) do update
                        set name = excluded.name
                        """)
                .param("id", roster.id().value())
                .param("name", roster.name())
                .update();
        removeMembers(roster.id());
        database.sql(
                        """
                        -- Its members, in the order that was given.
                        insert into oncall.roster_member (roster, place, person)
                        select :id, given.place, given.person
                        from unnest(:members) with ordinality as given (person, place)
                        """)
                .param("id", roster.id().value())
                .param(
                        "members",
                        roster.members().stream().map(PersonId::value).toArray(String[]::new))
                .update();
    }

    void remove(RosterId id) {
        removeMembers(id);
        database.sql(
                        """
                        -- A roster goes.
                        delete from oncall.roster
                        where id = :id
                        """)
                .param("id", id.value())
                .update();
    }

    private void removeMembers(RosterId id) {
        database.sql(
                        """
                        -- The roster's members go.
                        delete from oncall.roster_member
                        where roster = :id
                        """)
                .param("id", id.value())
                .update();
    }

    private static Roster roster(ResultSet row, int number) throws SQLException {
        String[] members = (String[]) row.getArray("members").getArray();
        return new Roster(
                new RosterId(row.getString("id")),
                row.getString("name"),
                Arrays.stream(members).map(PersonId::new).toList());
    }
}
