package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happens to a story once it is out: readers, the private check, anniversaries, and those who
/// hold reviews.
@Component
class ReadershipStore {

    private final JdbcClient database;

    ReadershipStore(JdbcClient database) {
        this.database = database;
    }

    void read(ReviewId review, String reader, LocalDate day) {
        database.sql(
                        """
                        -- Somebody reads it.
                        insert into reviews.reading (review, reader, day)
                        values (:review, :reader, :day)
                        on conflict do nothing
                        """)
                .param("review", review.value())
                .param("reader", reader)
                .param("day", day)
                .update();
    }

    Readership readership(ReviewId review) {
        return database.sql(
                        """
                        -- How many read it, and how often again?
                        select count(distinct reader), count(*) from reviews.reading
                        where review = :review
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new Readership(row.getInt(1), row.getInt(2) - row.getInt(1)))
                .single();
    }

    Map<ReviewId, Readership> readerships(Collection<ReviewId> reviews) {
        return database
                .sql(
                        """
                        -- How many read each of these, and how often again?
                        select review, count(distinct reader), count(*) from reviews.reading
                        where review = any(:reviews)
                        group by review
                        """)
                .param("reviews", reviews.stream().map(ReviewId::value).toArray(Long[]::new))
                .query((row, number) ->
                        Map.entry(
                                new ReviewId(row.getLong(1)),
                                new Readership(row.getInt(2), row.getInt(3) - row.getInt(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// False when this reader has answered already.
    boolean markDone(ReviewId review, String reader) {
        return database.sql(
                                """
                                -- Nobody answers twice.
                                insert into reviews.check_done (review, reader)
                                values (:review, :reader)
                                on conflict do nothing
                                """)
                        .param("review", review.value())
                        .param("reader", reader)
                        .update()
                > 0;
    }

    void answer(ReviewId review, PrivateCheck check) {
        database.sql(
                        """
                        -- An answer, without a name or a time.
                        insert into reviews.check_answer (
                            id, review, could_speak, was_worth_it, words)
                        values (:id, :review, :speak, :worth, :words)
                        """)
                .param("id", UUID.randomUUID())
                .param("review", review.value())
                .param("speak", check.couldSpeak())
                .param("worth", check.wasWorthIt())
                .param("words", check.words())
                .update();
    }

    /// In the order of their random ids, which tells nothing.
    List<PrivateCheck> answers(ReviewId review) {
        return database.sql(
                        """
                        -- What was answered?
                        select could_speak, was_worth_it, words from reviews.check_answer
                        where review = :review
                        order by id
                        limit 1000
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new PrivateCheck(row.getInt(1), row.getInt(2), row.getString(3)))
                .list();
    }

    /// Reviews that are not yet asked about, to look whether their meeting is over; locked.
    List<ReviewId> checkNotAsked(int most) {
        return database.sql(
                        """
                        -- After which meetings was nobody asked yet?
                        select id from reviews.review
                        where check_asked_at is null and not is_practice
                        order by id desc
                        limit :most
                        for update skip locked
                        """)
                .param("most", most)
                .query((row, number) -> new ReviewId(row.getLong(1)))
                .list();
    }

    void checkAsked(ReviewId review, Instant now) {
        database.sql(
                        """
                        -- They were asked.
                        update reviews.review set check_asked_at = :now where id = :id
                        """)
                .param("id", review.value())
                .param("now", utc(now))
                .update();
    }

    /// False when it was told this year already.
    boolean tellAnniversary(ReviewId review, int year) {
        return database.sql(
                                """
                                -- Once a year.
                                insert into reviews.anniversary (review, year)
                                values (:review, :year)
                                on conflict do nothing
                                """)
                        .param("review", review.value())
                        .param("year", year)
                        .update()
                > 0;
    }

    void enter(Facilitator facilitator) {
        database.sql(
                        """
                        -- Somebody holds reviews, or learns to.
                        insert into reviews.facilitator (person, stage, words, since)
                        values (:person, :stage, :words, :since)
                        on conflict (person) do update set
                            stage = excluded.stage,
                            words = excluded.words
                        """)
                .param("person", facilitator.person().value())
                .param("stage", facilitator.stage().word())
                .param("words", facilitator.words())
                .param("since", utc(facilitator.since()))
                .update();
    }

    void leave(PersonId person) {
        database.sql(
                        """
                        -- Somebody does not hold reviews any more.
                        delete from reviews.facilitator where person = :person
                        """)
                .param("person", person.value())
                .update();
    }

    List<Facilitator> facilitators() {
        return database.sql(
                        """
                        -- Who holds reviews?
                        select person, stage, words, since from reviews.facilitator
                        order by person
                        limit 500
                        """)
                .query((row, number) ->
                        new Facilitator(
                                new PersonId(row.getString(1)),
                                Facilitator.Stage.parse(row.getString(2)),
                                row.getString(3),
                                row.getTimestamp(4).toInstant()))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
