package dev.afterglow.paging;

import static dev.afterglow.paging.PageStore.timestamp;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Entries that are written beside a page's own changes, in SQL.
@Component
class PageEntryStore {

    private final JdbcClient database;

    PageEntryStore(JdbcClient database) {
        this.database = database;
    }

    /// Writes nothing for a page that is gone.
    void add(PageId page, PageEntry entry) {
        database.sql(
                        """
                        -- What else happened to this page?
                        insert into paging.entry (page, at, kind, actor, words)
                        select id, :at, :kind, :actor, :words
                        from paging.page
                        where id = :page
                        """)
                .param("page", page.value())
                .param("at", timestamp(entry.at()))
                .param("kind", entry.kind())
                .param("actor", entry.actor())
                .param("words", entry.words())
                .update();
    }
}
