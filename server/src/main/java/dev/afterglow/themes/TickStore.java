package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Codes in force, without their words.
@Component
class TickStore {

    private final JdbcClient database;

    TickStore(JdbcClient database) {
        this.database = database;
    }

    List<Ticks.Tick> before(Instant until) {
        return database.sql(
                        """
                        -- Who gave which incident which code, and behind which gate does it stand?
                        select g.incident, c.slug, g.coder, v.gate,
                            min(min(g.at)) over (partition by g.incident, g.coder) as begun
                        from themes.coding g
                            join themes.code c on c.id = g.code
                            join lateral (
                                select gate
                                from themes.code_version v
                                where v.code = c.id
                                order by v.number desc
                                limit 1) v on true
                        where g.at < :until and
                        """
                                + CodingStore.IN_FORCE
                                + """
                                group by g.incident, c.slug, g.coder, v.gate
                                order by g.incident, begun, g.coder, c.slug
                                """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Ticks.Tick(
                                new IncidentId(row.getLong("incident")),
                                row.getString("slug"),
                                new PersonId(row.getString("coder")),
                                row.getString("gate")))
                .list();
    }
}
