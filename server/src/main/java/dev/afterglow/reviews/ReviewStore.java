package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reviews and their texts; what is gathered for them stands in [MaterialStore].
@Component
class ReviewStore {

    private static final String REVIEW =
            """
            select r.id, r.incident, v.title, r.style, r.standing, r.facilitator, r.apprentice,
                r.is_guided, r.is_practice, r.begun_at, r.published_at, v.number
            from reviews.review r
            join reviews.version v on v.review = r.id
              and v.number = (select max(number) from reviews.version where review = r.id)
            """;

    private final JdbcClient database;

    ReviewStore(JdbcClient database) {
        this.database = database;
    }

    /// Empty when the incident has a review already.
    Optional<ReviewId> insert(NewReview review, PersonId by, Instant now) {
        return database.sql(
                        """
                        -- A new review, unless the incident has one.
                        insert into reviews.review (
                            incident, style, is_guided, is_practice, begun_by, begun_at)
                        values (:incident, :style, :guided, :practice, :by, :now)
                        on conflict (incident) do nothing
                        returning id
                        """)
                .param("incident", review.incident().value())
                .param("style", review.style().word())
                .param("guided", review.isGuided())
                .param("practice", review.isPractice())
                .param("by", by.value())
                .param("now", utc(now))
                .query((row, number) -> new ReviewId(row.getLong(1)))
                .optional();
    }

    void insertVersion(ReviewId review, Version version) {
        database.sql(
                        """
                        -- The text as somebody left it.
                        insert into reviews.version (
                            review, number, title, text, author, written_at, note)
                        values (:review, :number, :title, :text, :author, :at, :note)
                        """)
                .param("review", review.value())
                .param("number", version.number())
                .param("title", version.title())
                .param("text", version.text())
                .param("author", version.author().value())
                .param("at", utc(version.at()))
                .param("note", version.note())
                .update();
    }

    Optional<Review> find(ReviewId id) {
        return database.sql("-- Which review is this?\n" + REVIEW + " where r.id = :id")
                .param("id", id.value())
                .query(ReviewStore::review)
                .optional();
    }

    /// Nobody else changes it until the transaction ends.
    Optional<Review> lock(ReviewId id) {
        database.sql("-- One at a time.\nselect id from reviews.review where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> row.getLong(1))
                .optional();
        return find(id);
    }

    List<Review> ofThose(Collection<IncidentId> incidents) {
        return database.sql(
                        "-- The reviews of these incidents?\n"
                                + REVIEW
                                + " where r.incident = any(:ids)")
                .param("ids", incidents.stream().map(IncidentId::value).toArray(Long[]::new))
                .query(ReviewStore::review)
                .list();
    }

    Optional<Review> of(IncidentId incident) {
        return database.sql("-- The review of an incident?\n" + REVIEW + " where r.incident = :id")
                .param("id", incident.value())
                .query(ReviewStore::review)
                .optional();
    }

    List<Review> notPublished(int most) {
        return database.sql(
                        "-- Which are being written, newest first?\n"
                                + REVIEW
                                + """
                                where r.standing <> 'published'
                                order by r.begun_at desc
                                limit :most
                                """)
                .param("most", most)
                .query(ReviewStore::review)
                .list();
    }

    /// In [from, to), newest first.
    List<Review> published(Instant from, Instant to, int most) {
        return database.sql(
                        "-- Which were published in this time?\n"
                                + REVIEW
                                + """
                                where r.published_at >= :from and r.published_at < :to
                                order by r.published_at desc
                                limit :most
                                """)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", most)
                .query(ReviewStore::review)
                .list();
    }

    void setPeople(ReviewId id, @Nullable PersonId facilitator, @Nullable PersonId apprentice) {
        database.sql(
                        """
                        -- Who asks, and who learns to.
                        update reviews.review
                        set facilitator = :facilitator, apprentice = :apprentice
                        where id = :id
                        """)
                .param("id", id.value())
                .param("facilitator", facilitator == null ? null : facilitator.value())
                .param("apprentice", apprentice == null ? null : apprentice.value())
                .update();
    }

    void setGuided(ReviewId id, boolean isGuided) {
        database.sql(
                        """
                        -- Whether the page leads through it.
                        update reviews.review set is_guided = :guided where id = :id
                        """)
                .param("id", id.value())
                .param("guided", isGuided)
                .update();
    }

    void setStanding(ReviewId id, Standing standing, Instant now) {
        database.sql(
                        """
                        -- How far it has come.
                        update reviews.review
                        set standing = :standing,
                            shared_at = case when :standing = 'shared' then :now
                                else shared_at end,
                            published_at = case when :standing = 'published' then :now end
                        where id = :id
                        """)
                .param("id", id.value())
                .param("standing", standing.word())
                .param("now", utc(now))
                .update();
    }

    Optional<Version> version(ReviewId review, int number) {
        return database.sql(
                        """
                        -- What did this version say?
                        select number, title, text, author, written_at, note
                        from reviews.version
                        where review = :review and number = :number
                        """)
                .param("review", review.value())
                .param("number", number)
                .query(ReviewStore::version)
                .optional();
    }

    /// Without their texts, newest first.
    List<Version> versions(ReviewId review, int most) {
        return database.sql(
                        """
                        -- Which versions are there?
                        select number, title, '' as text, author, written_at, note
                        from reviews.version
                        where review = :review
                        order by number desc
                        limit :most
                        """)
                .param("review", review.value())
                .param("most", most)
                .query(ReviewStore::version)
                .list();
    }

    void setAside(ReviewId review, PersonId author, NewDraft draft, Instant now) {
        database.sql(
                        """
                        -- Keep it until they choose.
                        insert into reviews.aside (
                            review, author, based_on, title, text, written_at)
                        values (:review, :author, :basedOn, :title, :text, :now)
                        on conflict (review, author) do update set
                            based_on = excluded.based_on,
                            title = excluded.title,
                            text = excluded.text,
                            written_at = excluded.written_at
                        """)
                .param("review", review.value())
                .param("author", author.value())
                .param("basedOn", draft.basedOn())
                .param("title", draft.title())
                .param("text", draft.text())
                .param("now", utc(now))
                .update();
    }

    Optional<NewDraft> aside(ReviewId review, PersonId author) {
        return database.sql(
                        """
                        -- Is something of theirs kept aside?
                        select based_on, title, text
                        from reviews.aside
                        where review = :review and author = :author
                        """)
                .param("review", review.value())
                .param("author", author.value())
                .query((row, number) ->
                        new NewDraft(row.getInt(1), row.getString(2), row.getString(3)))
                .optional();
    }

    void clearAside(ReviewId review, PersonId author) {
        database.sql(
                        """
                        -- They have chosen.
                        delete from reviews.aside where review = :review and author = :author
                        """)
                .param("review", review.value())
                .param("author", author.value())
                .update();
    }

    void keepWords(ReviewId review, String words) {
        database.sql(
                        """
                        -- These words stay as they are.
                        insert into reviews.kept_words (review, words)
                        values (:review, :words)
                        on conflict do nothing
                        """)
                .param("review", review.value())
                .param("words", words)
                .update();
    }

    Set<String> keptWords(ReviewId review) {
        return Set.copyOf(
                database.sql(
                                """
                                -- Which words stay as they are?
                                select words from reviews.kept_words where review = :review
                                """)
                        .param("review", review.value())
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        Timestamp published = row.getTimestamp("published_at");
        return new Review(
                new ReviewId(row.getLong("id")),
                new IncidentId(row.getLong("incident")),
                row.getString("title"),
                Style.parse(row.getString("style")),
                Standing.parse(row.getString("standing")),
                person(row.getString("facilitator")),
                person(row.getString("apprentice")),
                row.getBoolean("is_guided"),
                row.getBoolean("is_practice"),
                row.getTimestamp("begun_at").toInstant(),
                published == null ? null : published.toInstant(),
                row.getInt("number"));
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("number"),
                row.getString("title"),
                row.getString("text"),
                new PersonId(row.getString("author")),
                row.getTimestamp("written_at").toInstant(),
                row.getString("note"));
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
