package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where a coder has given which code, so that nobody gives the same one twice.
@Component
class SpotStore {

    private final JdbcClient database;

    SpotStore(JdbcClient database) {
        this.database = database;
    }

    /// Lets a coder give codes in one transaction at a time.
    void takeTurns(PersonId coder) {
        database.sql(
                        """
                        -- One at a time for each coder.
                        select pg_advisory_xact_lock(hashtext('themes.coder ' || :coder))
                        """)
                .param("coder", coder.value())
                .query((row, number) -> true)
                .single();
    }

    /// Where the coder gave which code on an incident, as far as its words are still there, with
    /// the number of the coding; in one round, or all when it is null.
    Map<Spot, Long> of(IncidentId incident, PersonId coder, @Nullable Long round) {
        Map<Spot, Long> spots = new HashMap<>();
        database.sql(
                        """
                        -- What has this coder given here?
                        select g.id, g.code, g.text, coalesce(a.starts, -1) as starts,
                            coalesce(a.ends, -1) as ends
                        from themes.coding g
                            left join lateral (
                                select id from themes.text_version t
                                where t.text = g.text
                                order by t.number desc
                                limit 1) t on true
                            left join themes.anchor a on a.coding = g.id and a.version = t.id
                        where g.incident = :incident and g.coder = :coder and g.removed_at is null
                            and (cast(:round as bigint) is null or g.round = :round)
                            and (g.text is null or a.coding is not null)
                        order by g.id
                        limit 50000
                        """)
                .param("incident", incident.value())
                .param("coder", coder.value())
                .param("round", round)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        spots.putIfAbsent(
                                                new Spot(
                                                        row.getLong("code"),
                                                        row.getObject("text", Long.class),
                                                        row.getInt("starts"),
                                                        row.getInt("ends")),
                                                row.getLong("id")));
        return spots;
    }
}
