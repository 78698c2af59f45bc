package dev.afterglow.paging;

import static dev.afterglow.paging.PageStore.instant;
import static dev.afterglow.paging.PageStore.timestamp;

import dev.afterglow.delivery.MessageId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Planned and sent notifications in SQL.
@Component
class NotificationStore {

    private final JdbcClient database;

    NotificationStore(JdbcClient database) {
        this.database = database;
    }

    /// A notification that is due.
    ///
    /// @param isAsked whether the person's own answer is wanted, whoever has the page
    record Due(
            long id,
            PageId page,
            Notification notification,
            String whyPaged,
            boolean hasAnswered,
            boolean isAsked) {

        boolean isWanted(PageState state) {
            return switch (state) {
                case FIRING -> !hasAnswered;
                case ACKNOWLEDGED -> !hasAnswered && isAsked;
                case STOPPED, CLOSED -> false;
            };
        }
    }

    /// Takes due notifications; their rows stay locked until the transaction ends.
    List<Due> due(int limit, Instant now) {
        return database.sql(
                        """
                        -- Which planned notifications are due? One server takes each.
                        select notification.*, page_person.because as why_paged,
                            page_person.answer <> 'none' as has_answered,
                            page_person.remind_at is not null as is_asked
                        from paging.notification
                        join paging.page_person using (page, person)
                        where notification.state = 'planned'
                          and notification.due_at <= :now
                        order by notification.due_at
                        limit :limit
                        for update of notification skip locked
                        """)
                .param("now", timestamp(now))
                .param("limit", limit)
                .query((row, number) ->
                        new Due(
                                row.getLong("id"),
                                new PageId(row.getLong("page")),
                                new Notification(
                                        new PersonId(row.getString("person")),
                                        row.getString("channel"),
                                        row.getString("address"),
                                        instant(row, "due_at"),
                                        row.getString("because")),
                                row.getString("why_paged"),
                                row.getBoolean("has_answered"),
                                row.getBoolean("is_asked")))
                .list();
    }

    /// @param messages what each became, in the same order
    void sent(List<Long> ids, List<MessageId> messages) {
        if (ids.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        -- Which messages did these notifications become?
                        update paging.notification
                        set state = 'sent', message = given.message
                        from unnest(:ids, :messages) as given (id, message)
                        where notification.id = given.id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("messages", messages.stream().map(MessageId::value).toArray(Long[]::new))
                .update();
    }

    void drop(List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        -- Which notifications are not wanted any more?
                        update paging.notification
                        set state = 'dropped'
                        where id = any(:ids)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /// All that was planned or sent, oldest first.
    List<Told> of(PageId page) {
        return database.sql(
                        """
                        -- How was each person told?
                        select person, channel, state, because, due_at, message
                        from paging.notification
                        where page = :page
                        order by id
                        limit 2000
                        """)
                .param("page", page.value())
                .query((row, number) ->
                        new Told(
                                new PersonId(row.getString("person")),
                                row.getString("channel"),
                                row.getString("state"),
                                row.getString("because"),
                                instant(row, "due_at"),
                                row.getLong("message")))
                .list();
    }

    /// @param state `planned`, `sent` or `dropped`
    /// @param message 0 when there is none
    record Told(
            PersonId person,
            String channel,
            String state,
            String because,
            Instant dueAt,
            long message) {}
}
