package dev.afterglow.paging;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Severity;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Pages, their people, timers and entries in SQL.
@Component
class PageStore {

    private static final TypeReference<List<Policy>> POLICIES = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    PageStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Names for so many new pages.
    List<PageId> nextIds(int count) {
        return database.sql(
                        """
                        -- What are the next pages called?
                        select nextval('paging.page_id')
                        from generate_series(1, :count)
                        """)
                .param("count", count)
                .query((row, number) -> new PageId(row.getLong(1)))
                .list();
    }

    PageId nextId() {
        return nextIds(1).getFirst();
    }

    /// Those of these services about which somebody is paged already.
    List<ServiceId> firing(Collection<ServiceId> services) {
        return database.sql(
                        """
                        -- About which of these services is somebody paged already?
                        select distinct service
                        from paging.page
                        where service = any(:services)
                          and state = 'firing'
                        """)
                .param("services", services.stream().map(ServiceId::value).toArray(String[]::new))
                .query((row, number) -> new ServiceId(row.getString("service")))
                .list();
    }

    boolean hasOtherFiring(ServiceId service, PageId page) {
        return database.sql(
                        """
                        -- Is somebody paged about this service already?
                        select exists (
                            select from paging.page
                            where service = :service
                              and state = 'firing'
                              and id <> :page)
                        """)
                .param("service", service.value())
                .param("page", page.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Page> page(PageId id) {
        return database.sql(
                        """
                        -- What is true of this page?
                        select page.*
                        from paging.page
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> page(row))
                .optional();
    }

    Map<PageId, Page> pages(Collection<PageId> ids) {
        return database
                .sql(
                        """
                        -- What is true of these pages?
                        select page.*
                        from paging.page
                        where id = any(:ids)
                        """)
                .param("ids", ids.stream().map(PageId::value).toArray(Long[]::new))
                .query((row, number) -> page(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Page::id, page -> page));
    }

    Optional<Page> locked(PageId id) {
        return database.sql(
                        """
                        -- What is true of this page, and stays so until we are done?
                        select page.*
                        from paging.page
                        where id = :id
                        for update
                        """)
                .param("id", id.value())
                .query((row, number) -> page(row))
                .optional();
    }

    Optional<Page> lockedOpen(AlertId alert) {
        return database.sql(
                        """
                        -- Which open page is about this alert?
                        select page.*
                        from paging.page
                        where alert = :alert
                          and state <> 'closed'
                        for update
                        """)
                .param("alert", alert.value())
                .query((row, number) -> page(row))
                .optional();
    }

    /// Takes pages whose timer is due; their rows stay locked until the transaction ends.
    List<Page> due(int limit, Instant now) {
        return database.sql(
                        """
                        -- Which pages have something to do? One server takes each.
                        select page.*
                        from paging.page
                        where due_at <= :now
                        order by due_at
                        limit :limit
                        for update skip locked
                        """)
                .param("now", timestamp(now))
                .param("limit", limit)
                .query((row, number) -> page(row))
                .list();
    }

    /// After a page made trouble: try again later, and count.
    void postpone(PageId page, Instant until) {
        database.sql(
                        """
                        -- Which page could not be worked on, and when is it tried again?
                        update paging.page
                        set due_at = :until, failures = failures + 1
                        where id = :id
                        """)
                .param("id", page.value())
                .param("until", timestamp(until))
                .update();
    }

    Page page(ResultSet row) throws SQLException {
        Instant acknowledgedAt = nullable(row, "acknowledged_at");
        Instant everybodyAt = nullable(row, "everybody_at");
        long alert = row.getLong("alert");
        boolean isDrill = row.wasNull();
        return new Page(
                new PageId(row.getLong("id")),
                isDrill ? null : new AlertId(alert),
                new ServiceId(row.getString("service")),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                json.readValue(row.getString("policies"), POLICIES),
                PageState.parse(row.getString("state")),
                new Position(
                        row.getInt("policy_index"),
                        row.getInt("round"),
                        instant(row, "round_start"),
                        row.getInt("next_step"),
                        row.getBoolean("reached_nobody")),
                instant(row, "opened_at"),
                acknowledgedAt == null
                        ? null
                        : new Page.Taken(acknowledgedAt, row.getString("acknowledged_by")),
                everybodyAt == null
                        ? null
                        : new Page.Everybody(everybodyAt, row.getString("everybody_line")),
                nullable(row, "closed_at"),
                new Page.Timer(nullable(row, "due_at"), row.getString("because")));
    }

    /// Everybody who was paged or came, first those who were first.
    List<PagedPerson> persons(PageId page) {
        return persons(List.of(page)).getOrDefault(page, List.of());
    }

    /// The same for many pages; one to which nobody came is not in it.
    Map<PageId, List<PagedPerson>> persons(Collection<PageId> pages) {
        Map<PageId, List<PagedPerson>> persons = new HashMap<>();
        database.sql(
                        """
                        -- Who was paged, and what did they say?
                        select page, person, came, because, notified_at, answer, answered_at,
                            remind_at, reminders
                        from paging.page_person
                        where page = any(:pages)
                        order by page, notified_at, person
                        """)
                .param("pages", pages.stream().map(PageId::value).toArray(Long[]::new))
                .query((row, number) ->
                        persons.computeIfAbsent(
                                        new PageId(row.getLong("page")), page -> new ArrayList<>())
                                .add(person(row)))
                .list();
        return persons;
    }

    private static PagedPerson person(ResultSet row) throws SQLException {
        return new PagedPerson(
                new PersonId(row.getString("person")),
                row.getString("came"),
                row.getString("because"),
                instant(row, "notified_at"),
                Answer.parse(row.getString("answer")),
                nullable(row, "answered_at"),
                nullable(row, "remind_at"),
                row.getInt("reminders"));
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Instant value = nullable(row, column);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }
}
