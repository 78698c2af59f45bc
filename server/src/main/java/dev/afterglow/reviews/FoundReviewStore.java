package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What published reviews say, for the search.
@Component
class FoundReviewStore {

    private final JdbcClient database;

    FoundReviewStore(JdbcClient database) {
        this.database = database;
    }

    /// @param text the story, the views told beside it and what was found
    record Told(ReviewId id, IncidentId incident, String title, String text, Instant at) {}

    /// By number; no draft, and no case to practise on.
    List<Told> after(long review, int most) {
        return database.sql(
                        """
                        -- What do these published reviews say?
                        select r.id, r.incident, r.published_at, v.title,
                            concat_ws(E'\\n', v.text, (
                                select string_agg(concat_ws(E'\\n', p.saw, p.believed,
                                    p.did_not_know), E'\\n' order by p.at, p.id)
                                from reviews.perspective p
                                where p.review = r.id), (
                                select string_agg(concat_ws(E'\\n', f.text, f.more),
                                    E'\\n' order by f.id)
                                from reviews.finding f
                                where f.review = r.id)) as text
                        from reviews.review r
                            join lateral (
                                select title, text from reviews.version
                                where review = r.id
                                order by number desc
                                limit 1) v on true
                        where r.id > :review and r.standing = 'published' and not r.is_practice
                        order by r.id
                        limit :most
                        """)
                .param("review", review)
                .param("most", most)
                .query((row, number) ->
                        new Told(
                                new ReviewId(row.getLong("id")),
                                new IncidentId(row.getLong("incident")),
                                row.getString("title"),
                                row.getString("text"),
                                row.getTimestamp("published_at").toInstant()))
                .list();
    }
}
