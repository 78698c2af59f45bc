package dev.afterglow.radar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What curators and senders say to each other, and taking a worry back.
@Component
class TalkStore {

    private final JdbcClient database;

    TalkStore(JdbcClient database) {
        this.database = database;
    }

    /// What a nameless sender adds is not on the desk at once: its hour would tell something. The
    /// turn's number is right under [SubmissionStore#hold()].
    void add(Submission worry, boolean byCurator, String words) {
        UUID submission = worry.id();
        boolean onDesk = byCurator || worry.promise() == Promise.CONFIDENTIAL;
        int added =
                database.sql(
                                """
                                -- One more turn of the talk, unless it is full.
                                insert into radar.note (
                                    submission, number, by_curator, words, on_desk)
                                select :submission, count(*) + 1, :byCurator, :words, :onDesk
                                from radar.note
                                where submission = :submission
                                having count(*) < :most
                                """)
                        .param("onDesk", onDesk)
                        .param("submission", submission)
                        .param("byCurator", byCurator)
                        .param("words", words)
                        .param("most", Note.MOST)
                        .update();
        if (added == 0) {
            throw new IllegalArgumentException("A talk has at most 100 turns; this one is full.");
        }
        if (!onDesk) {
            return;
        }
        database.sql(
                        """
                        -- Does an answer wait on the desk?
                        update radar.submission
                        set has_answer = :hasAnswer
                        where id = :submission
                        """)
                .param("submission", submission)
                .param("hasAnswer", !byCurator)
                .update();
    }

    List<Note> notes(UUID submission) {
        return database.sql(
                        """
                        -- What was said about a worry?
                        select number, by_curator, words
                        from radar.note
                        where submission = :submission
                        order by number
                        """)
                .param("submission", submission)
                .query((row, number) ->
                        new Note(
                                row.getInt("number"),
                                row.getBoolean("by_curator"),
                                row.getString("words")))
                .list();
    }

    /// Those that a curator finds.
    List<Note> onDesk(UUID submission) {
        return database.sql(
                        """
                        -- What was said about a worry, as far as it is on the desk?
                        select number, by_curator, words
                        from radar.note
                        where submission = :submission and on_desk
                        order by number
                        """)
                .param("submission", submission)
                .query((row, number) ->
                        new Note(
                                row.getInt("number"),
                                row.getBoolean("by_curator"),
                                row.getString("words")))
                .list();
    }

    /// Puts on the desk what nameless senders added since.
    void fillDesk() {
        database.sql(
                        """
                        -- Which answers wait from now on?
                        with shown as (
                            update radar.note
                            set on_desk = true
                            where not on_desk
                            returning submission)
                        update radar.submission
                        set has_answer = true
                        where id in (select submission from shown)
                        """)
                .update();
    }

    void withdraw(Submission submission) {
        List<String> acts =
                submission.isCounted()
                        ? List.of(
                                "delete from radar.original where submission = :id",
                                "delete from radar.note where submission = :id")
                        : List.of(
                                "delete from radar.original where submission = :id",
                                "delete from radar.note where submission = :id",
                                "delete from radar.sender where submission = :id",
                                "delete from radar.kept_apart where submission = :id",
                                "delete from radar.submission where id = :id");
        acts.forEach(sql -> database.sql(sql).param("id", submission.id()).update());
    }

    /// Deletes words and talks of rounds that ended before; returns how many words.
    int expire(Instant endedBefore) {
        database.sql(
                        """
                        -- Talks of rounds that ended long ago.
                        delete from radar.note
                        where submission in (
                            select s.id
                            from radar.submission s
                            join radar.cycle c on c.id = s.cycle
                            where c.is_closed and c.closes_at < :before)
                        """)
                .param("before", endedBefore.atOffset(ZoneOffset.UTC))
                .update();
        return database.sql(
                        """
                        -- Words of rounds that ended long ago.
                        delete from radar.original
                        where cycle in (
                            select id
                            from radar.cycle
                            where is_closed and closes_at < :before)
                        """)
                .param("before", endedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }
}
