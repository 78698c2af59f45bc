package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Hand-over notes.
@Repository
class HandoverNoteStore {

    private final JdbcClient database;

    HandoverNoteStore(JdbcClient database) {
        this.database = database;
    }

    void add(ScheduleId schedule, HandoverNote note) {
        database.sql(
                        """
                        -- What does whoever is next have to know?
                        insert into oncall.note (schedule, author, words, written_at)
                        values (:schedule, :author, :words, :at)
                        """)
                .param("schedule", schedule.value())
                .param("author", note.author().value())
                .param("words", note.words().strip())
                .param("at", Timestamp.from(note.at()))
                .update();
    }

    List<HandoverNote> newest(ScheduleId schedule, int most) {
        return database.sql(
                        """
                        -- What was handed over last?
                        select author, words, written_at
                        from oncall.note
                        where schedule = :schedule
                        order by id desc
                        limit :most
                        """)
                .param("schedule", schedule.value())
                .param("most", most)
                .query((row, number) ->
                        new HandoverNote(
                                new PersonId(row.getString("author")),
                                row.getString("words"),
                                row.getTimestamp("written_at").toInstant()))
                .list();
    }
}
