package dev.afterglow.services;

import dev.afterglow.people.TeamId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Parts of the list of services, without reading all of it.
@Repository
class ServiceListStore {

    private static final String FOUND =
            """
            from services.service s
            where position(lower(:text) in lower(s.name || ' ' || s.id)) > 0
               or s.team = any(:teams)
            """;

    private final JdbcClient database;

    ServiceListStore(JdbcClient database) {
        this.database = database;
    }

    /// Those whose name or id holds the text, or that one of the teams owns, by name.
    List<Services.Listed> found(String text, Collection<TeamId> teams, Services.Part part) {
        return database.sql(
                        """
                        -- Which services are found, and how many need each of them?
                        select s.id, s.name, s.team,
                               array(select d.needs
                                     from services.dependency d
                                     where d.service = s.id) as needs,
                               (select count(*)
                                from services.dependency d
                                where d.needs = s.id) as needed_by
                        """
                                + FOUND
                                + """
                                order by lower(s.name), s.id
                                offset :skip
                                limit :most
                                """)
                .param("text", text)
                .param("teams", ids(teams))
                .param("skip", part.skip())
                .param("most", part.most())
                .query((row, number) ->
                        new Services.Listed(
                                ServiceStore.service(row, number), row.getInt("needed_by")))
                .list();
    }

    long count(String text, Collection<TeamId> teams) {
        return database.sql("-- How many services are found?\nselect count(*)\n" + FOUND)
                .param("text", text)
                .param("teams", ids(teams))
                .query(Long.class)
                .single();
    }

    /// In the order of their ids, those behind the one named.
    List<Service> after(String id, int most) {
        return database.sql(
                        """
                        -- Which services come next, by id?
                        select s.id, s.name, s.team,
                               array(select d.needs
                                     from services.dependency d
                                     where d.service = s.id) as needs
                        from services.service s
                        where s.id > :id
                        order by s.id
                        limit :most
                        """)
                .param("id", id)
                .param("most", most)
                .query(ServiceStore::service)
                .list();
    }

    private static String[] ids(Collection<TeamId> teams) {
        return teams.stream().map(TeamId::value).toArray(String[]::new);
    }
}
