package dev.afterglow.themes;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MemoStore {

    private final JdbcClient database;

    MemoStore(JdbcClient database) {
        this.database = database;
    }

    void add(String subject, Memos.Memo memo) {
        database.sql(
                        """
                        -- A thought about something.
                        insert into themes.memo (subject, text, author, at)
                        values (:subject, :text, :author, :at)
                        """)
                .param("subject", subject)
                .param("text", memo.text())
                .param("author", memo.author())
                .param("at", memo.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Memos.Memo> about(String subject) {
        return database.sql(
                        """
                        -- What was thought about this, newest first?
                        select text, author, at
                        from themes.memo
                        where subject = :subject
                        order by at desc, id desc
                        limit 200
                        """)
                .param("subject", subject)
                .query((row, number) ->
                        new Memos.Memo(
                                row.getString(1),
                                row.getString(2),
                                row.getTimestamp(3).toInstant()))
                .list();
    }
}
