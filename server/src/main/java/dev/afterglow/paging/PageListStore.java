package dev.afterglow.paging;

import static dev.afterglow.paging.PageStore.instant;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of pages and entries, for reading, in SQL.
@Component
class PageListStore {

    private static final int MOST_OF_PERSON = 200;
    private static final int MOST_OPEN = 500;
    private static final int MOST_ENTRIES = 1000;

    private final JdbcClient database;
    private final PageStore store;

    PageListStore(JdbcClient database, PageStore store) {
        this.database = database;
        this.store = store;
    }

    Optional<Page> latest(AlertId alert) {
        return database.sql(
                        """
                        -- Which page was the last about this alert?
                        select page.*
                        from paging.page
                        where alert = :alert
                        order by id desc
                        limit 1
                        """)
                .param("alert", alert.value())
                .query((row, number) -> store.page(row))
                .optional();
    }

    List<Page> latest(Collection<AlertId> alerts) {
        return database.sql(
                        """
                        -- Which page was the last about each of these alerts?
                        select distinct on (alert) page.*
                        from paging.page
                        where alert = any(:alerts)
                        order by alert, id desc
                        """)
                .param("alerts", alerts.stream().map(AlertId::value).toArray(Long[]::new))
                .query((row, number) -> store.page(row))
                .list();
    }

    List<Page> of(PersonId person) {
        return database.sql(
                        """
                        -- Which pages were for this person, newest first?
                        select page.*
                        from paging.page_person
                        join paging.page on page.id = page_person.page
                        where page_person.person = :person
                        order by page_person.page desc
                        limit :most
                        """)
                .param("person", person.value())
                .param("most", MOST_OF_PERSON)
                .query((row, number) -> store.page(row))
                .list();
    }

    List<Page> open() {
        return database.sql(
                        """
                        -- Which pages are not over?
                        select page.*
                        from paging.page
                        where state in ('firing', 'acknowledged', 'stopped')
                        order by id
                        limit :most
                        """)
                .param("most", MOST_OPEN)
                .query((row, number) -> store.page(row))
                .list();
    }

    /// Whether the caller has a drill with these words under way.
    boolean hasDrill(ServiceId service, EverybodyCall call) {
        return database.sql(
                        """
                        -- Is this drill under way already?
                        select exists (
                            select from paging.page
                            where state = 'acknowledged'
                              and alert is null
                              and service = :service
                              and title = :line
                              and acknowledged_by = :by)
                        """)
                .param("service", service.value())
                .param("line", call.line())
                .param("by", "person:" + call.by())
                .query(Boolean.class)
                .single();
    }

    List<PageEntry> entries(PageId page) {
        return database.sql(
                        """
                        -- What happened to this page?
                        select at, kind, actor, words
                        from paging.entry
                        where page = :page
                        order by id
                        limit :most
                        """)
                .param("page", page.value())
                .param("most", MOST_ENTRIES)
                .query((row, number) ->
                        new PageEntry(
                                instant(row, "at"),
                                row.getString("kind"),
                                row.getString("actor"),
                                row.getString("words")))
                .list();
    }
}
