package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Conversation.Check;
import dev.afterglow.reviews.Conversation.Idea;
import dev.afterglow.reviews.Conversation.Interview;
import dev.afterglow.reviews.Conversation.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Questions, interviews, checks and ideas.
@Component
class ConversationStore {

    private static final String INTERVIEW =
            """
            select id, person, interviewer, notes, begun_at, released_at from reviews.interview
            """;

    private final JdbcClient database;

    ConversationStore(JdbcClient database) {
        this.database = database;
    }

    /// Of each kind at most 500.
    Conversation of(ReviewId review) {
        return new Conversation(
                ideas(review), questions(review), interviews(review), checks(review));
    }

    long note(ReviewId review, Idea idea, Instant now) {
        return database.sql(
                        """
                        -- An idea; it rests.
                        insert into reviews.idea (review, text, fate, noted_at)
                        values (:review, :text, :fate, :now)
                        returning id
                        """)
                .param("review", review.value())
                .param("text", idea.text())
                .param("fate", idea.fate().word())
                .param("now", utc(now))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    void support(ReviewId review, long idea, PersonId person) {
        database.sql(
                        """
                        -- Somebody else had this idea, too.
                        insert into reviews.idea_supporter (idea, person)
                        select id, :person from reviews.idea where id = :idea and review = :review
                        on conflict do nothing
                        """)
                .param("review", review.value())
                .param("idea", idea)
                .param("person", person.value())
                .update();
    }

    void setFate(ReviewId review, Idea idea) {
        database.sql(
                        """
                        -- What became of it.
                        update reviews.idea set fate = :fate, because = :because
                        where id = :id and review = :review
                        """)
                .param("review", review.value())
                .param("id", idea.id())
                .param("fate", idea.fate().word())
                .param("because", idea.because())
                .update();
    }

    Optional<Idea> idea(ReviewId review, long id) {
        return ideas(review).stream().filter(one -> one.id() == id).findFirst();
    }

    private List<Idea> ideas(ReviewId review) {
        return database.sql(
                        """
                        -- Which ideas rest, and what became of the others?
                        select i.id, i.text, i.fate, i.because, count(s.person)
                        from reviews.idea i
                        left join reviews.idea_supporter s on s.idea = i.id
                        where i.review = :review
                        group by i.id
                        order by i.id
                        limit 500
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new Idea(
                                row.getLong(1),
                                row.getString(2),
                                Idea.Fate.parse(row.getString(3)),
                                row.getString(4),
                                row.getInt(5)))
                .list();
    }

    void ask(ReviewId review, Question question) {
        PersonId of = question.askedOf();
        database.sql(
                        """
                        -- A question was asked.
                        insert into reviews.asked_question (
                            review, text, asked_of, answer, asked_at)
                        values (:review, :text, :of, :answer, :at)
                        """)
                .param("review", review.value())
                .param("text", question.text())
                .param("of", of == null ? null : of.value())
                .param("answer", question.answer())
                .param("at", utc(question.at()))
                .update();
    }

    Map<ReviewId, Integer> questionCounts(Collection<ReviewId> reviews) {
        return database
                .sql(
                        """
                        -- How many questions were asked around each of these?
                        select review, count(*) from reviews.asked_question
                        where review = any(:reviews)
                        group by review
                        """)
                .param("reviews", reviews.stream().map(ReviewId::value).toArray(Long[]::new))
                .query((row, number) -> Map.entry(new ReviewId(row.getLong(1)), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Question> questions(ReviewId review) {
        return database.sql(
                        """
                        -- What was asked?
                        select id, text, asked_of, answer, asked_at
                        from reviews.asked_question
                        where review = :review
                        order by id
                        limit 500
                        """)
                .param("review", review.value())
                .query((row, number) -> {
                    String of = row.getString(3);
                    return new Question(
                            row.getLong(1),
                            row.getString(2),
                            of == null ? null : new PersonId(of),
                            row.getString(4),
                            row.getTimestamp(5).toInstant());
                })
                .list();
    }

    void begin(ReviewId review, PersonId person, PersonId interviewer, Instant now) {
        database.sql(
                        """
                        -- A conversation before the meeting.
                        insert into reviews.interview (
                            review, person, interviewer, notes, begun_at)
                        values (:review, :person, :interviewer, '', :now)
                        on conflict (review, person) do nothing
                        """)
                .param("review", review.value())
                .param("person", person.value())
                .param("interviewer", interviewer.value())
                .param("now", utc(now))
                .update();
    }

    Optional<Interview> lockInterview(ReviewId review, long id) {
        return database.sql(
                        "-- Which conversation?\n"
                                + INTERVIEW
                                + " where id = :id and review = :review for update")
                .param("review", review.value())
                .param("id", id)
                .query(ConversationStore::interview)
                .optional();
    }

    void setNotes(long id, String notes) {
        database.sql(
                        """
                        -- What was said.
                        update reviews.interview set notes = :notes where id = :id
                        """)
                .param("id", id)
                .param("notes", notes)
                .update();
    }

    void release(long id, Instant now) {
        database.sql(
                        """
                        -- Whoever was asked lets others read it.
                        update reviews.interview set released_at = coalesce(released_at, :now)
                        where id = :id
                        """)
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    private List<Interview> interviews(ReviewId review) {
        return database.sql(
                        "-- Who was spoken with?\n"
                                + INTERVIEW
                                + " where review = :review order by id limit 500")
                .param("review", review.value())
                .query(ConversationStore::interview)
                .list();
    }

    void say(ReviewId review, Check check) {
        database.sql(
                        """
                        -- Whether the story is right, for somebody who was there.
                        insert into reviews.member_check (
                            review, person, version, is_right, words, said_at)
                        values (:review, :person, :version, :right, :words, :at)
                        on conflict (review, person) do update set
                            version = excluded.version,
                            is_right = excluded.is_right,
                            words = excluded.words,
                            said_at = excluded.said_at
                        """)
                .param("review", review.value())
                .param("person", check.person().value())
                .param("version", check.version())
                .param("right", check.isRight())
                .param("words", check.words())
                .param("at", utc(check.at()))
                .update();
    }

    private List<Check> checks(ReviewId review) {
        return database.sql(
                        """
                        -- What do those who were there say of the story?
                        select person, version, is_right, words, said_at
                        from reviews.member_check
                        where review = :review
                        order by said_at
                        limit 500
                        """)
                .param("review", review.value())
                .query((row, number) ->
                        new Check(
                                new PersonId(row.getString(1)),
                                row.getInt(2),
                                row.getBoolean(3),
                                row.getString(4),
                                row.getTimestamp(5).toInstant()))
                .list();
    }

    private static Interview interview(ResultSet row, int number) throws SQLException {
        Timestamp released = row.getTimestamp("released_at");
        return new Interview(
                row.getLong("id"),
                new PersonId(row.getString("person")),
                new PersonId(row.getString("interviewer")),
                row.getString("notes"),
                row.getTimestamp("begun_at").toInstant(),
                released == null ? null : released.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
