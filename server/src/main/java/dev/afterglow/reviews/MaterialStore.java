package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Material.Evidence;
import dev.afterglow.reviews.Material.Finding;
import dev.afterglow.reviews.Material.Knowing;
import dev.afterglow.reviews.Material.Perspective;
import dev.afterglow.reviews.Material.Thing;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MaterialStore {

    private final JdbcClient database;

    MaterialStore(JdbcClient database) {
        this.database = database;
    }

    /// Of each kind at most 500.
    Material of(ReviewId review) {
        return new Material(
                evidence(review), perspectives(review), things(review), findings(review));
    }

    void add(ReviewId review, Evidence evidence) {
        database.sql(
                        """
                        -- A moment that carries the story; marked anew when it is there.
                        insert into reviews.evidence (review, at, text, source, marker)
                        values (:review, :at, :text, :source, :marker)
                        on conflict (review, at, text) do update set marker = excluded.marker
                        """)
                .param("review", review.value())
                .param("at", utc(evidence.at()))
                .param("text", evidence.text())
                .param("source", evidence.source())
                .param("marker", evidence.marker().word())
                .update();
    }

    void add(ReviewId review, Perspective view) {
        database.sql(
                        """
                        -- Somebody's view of a moment; told anew when it is there.
                        insert into reviews.perspective (
                            review, person, at, saw, believed, did_not_know)
                        values (:review, :person, :at, :saw, :believed, :didNotKnow)
                        on conflict (review, person, at) do update set
                            saw = excluded.saw,
                            believed = excluded.believed,
                            did_not_know = excluded.did_not_know
                        """)
                .param("review", review.value())
                .param("person", view.person().value())
                .param("at", utc(view.at()))
                .param("saw", view.saw())
                .param("believed", view.believed())
                .param("didNotKnow", view.didNotKnow())
                .update();
    }

    void add(ReviewId review, Thing thing) {
        database.sql(
                        """
                        -- Something there was to know.
                        insert into reviews.thing (review, what, stands_where)
                        values (:review, :what, :where)
                        """)
                .param("review", review.value())
                .param("what", thing.what())
                .param("where", thing.where())
                .update();
    }

    /// False when the review has no such thing.
    boolean know(ReviewId review, long thing, Knowing knowing) {
        return database.sql(
                                """
                                -- Who knew it, and when.
                                insert into reviews.knowing (thing, person, since, at, from_whom)
                                select id, :person, :since, :at, :fromWhom
                                from reviews.thing
                                where id = :thing and review = :review
                                on conflict (thing, person) do update set
                                    since = excluded.since,
                                    at = excluded.at,
                                    from_whom = excluded.from_whom
                                """)
                        .param("review", review.value())
                        .param("thing", thing)
                        .param("person", knowing.person().value())
                        .param("since", knowing.since().word())
                        .param("at", knowing.at() == null ? null : utc(knowing.at()))
                        .param("fromWhom", knowing.fromWhom())
                        .update()
                > 0;
    }

    void add(ReviewId review, Finding finding) {
        database.sql(
                        """
                        -- What went right, or contributed.
                        insert into reviews.finding (review, kind, text, more)
                        values (:review, :kind, :text, :more)
                        """)
                .param("review", review.value())
                .param("kind", finding.kind().word())
                .param("text", finding.text())
                .param("more", finding.more())
                .update();
    }

    /// @param table of the four kinds of material
    void remove(ReviewId review, String table, long id) {
        if (!List.of("evidence", "perspective", "thing", "finding").contains(table)) {
            throw new IllegalArgumentException("There is no material called " + table);
        }
        database.sql(
                        "-- It does not belong here after all.\ndelete from reviews."
                                + table
                                + " where id = :id and review = :review")
                .param("id", id)
                .param("review", review.value())
                .update();
    }

    private List<Evidence> evidence(ReviewId review) {
        return database.sql(
                        """
                        -- Which moments carry the story?
                        select id, at, text, source, marker
                        from reviews.evidence
                        where review = :review
                        order by at, id
                        limit 500
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new Evidence(
                                row.getLong(1),
                                row.getTimestamp(2).toInstant(),
                                row.getString(3),
                                row.getString(4),
                                Marker.parse(row.getString(5))))
                .list();
    }

    private List<Perspective> perspectives(ReviewId review) {
        return database.sql(
                        """
                        -- Who saw, believed and did not know what?
                        select id, person, at, saw, believed, did_not_know
                        from reviews.perspective
                        where review = :review
                        order by at, id
                        limit 500
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new Perspective(
                                row.getLong(1),
                                new PersonId(row.getString(2)),
                                row.getTimestamp(3).toInstant(),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))
                .list();
    }

    private List<Thing> things(ReviewId review) {
        Map<Long, List<Knowing>> known = new HashMap<>();
        database.sql(
                        """
                        -- Who knew what, since when?
                        select k.thing, k.person, k.since, k.at, k.from_whom
                        from reviews.knowing k
                        join reviews.thing t on t.id = k.thing
                        where t.review = :review
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        known.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(
                                        new Knowing(
                                                new PersonId(row.getString(2)),
                                                Knowing.Since.parse(row.getString(3)),
                                                instant(row.getTimestamp(4)),
                                                row.getString(5))))
                .list();
        return database.sql(
                        """
                        -- What was there to know?
                        select id, what, stands_where from reviews.thing
                        where review = :review
                        order by id
                        limit 500
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new Thing(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                known.getOrDefault(row.getLong(1), List.of())))
                .list();
    }

    private List<Finding> findings(ReviewId review) {
        return database.sql(
                        """
                        -- What went right, what contributed?
                        select id, kind, text, more from reviews.finding
                        where review = :review
                        order by id
                        limit 500
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new Finding(
                                row.getLong(1),
                                Finding.Kind.parse(row.getString(2)),
                                row.getString(3),
                                row.getString(4)))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
