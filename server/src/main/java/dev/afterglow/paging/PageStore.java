package dev.afterglow.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Severity;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Pages, their people, timers and entries in SQL.
@Component
class PageStore {

    private static final String SAVE =
            """
            -- What is true of this page now?
            with given as (
                select *
                from jsonb_to_record(cast(:page as jsonb)) as given (
                    id bigint, alert bigint, service text, severity text, title text,
                    policies jsonb, state text, policy_index int, round int,
                    round_start timestamptz, next_step int, reached_nobody boolean,
                    everybody_at timestamptz, everybody_line text,
                    opened_at timestamptz, acknowledged_at timestamptz,
                    acknowledged_by text, closed_at timestamptz, due_at timestamptz,
                    because text)),
            dropped as (
                update paging.notification
                set state = 'dropped'
                where page = :id
                  and state = 'planned'
                  and (:drops = 'ALL' or :drops = 'OTHERS' and not exists (
                      select from paging.page_person as asked
                      where asked.page = notification.page
                        and asked.person = notification.person
                        and asked.answer = 'none'
                        and asked.remind_at is not null))),
            person as (
                insert into paging.page_person (page, person, came, because,
                    notified_at, answer, answered_at, remind_at, reminders)
                select :id, person, came, because,
                    notified_at, answer, answered_at, remind_at, reminders
                from jsonb_to_recordset(cast(:persons as jsonb)) as given (
                    person text, came text, because text, notified_at timestamptz,
                    answer text, answered_at timestamptz, remind_at timestamptz,
                    reminders int)
                on conflict on constraint page_person_pk do update
                set because = excluded.because, notified_at = excluded.notified_at,
                    answer = excluded.answer, answered_at = excluded.answered_at,
                    remind_at = excluded.remind_at, reminders = excluded.reminders),
            told as (
                insert into paging.notification (page, person, channel, address,
                    because, due_at, state, message)
                select :id, person, channel, address,
                    because, due_at,
                    case when message is null then 'planned' else 'sent' end, message
                from jsonb_to_recordset(cast(:told as jsonb)) as given (
                    person text, channel text, address text, because text,
                    due_at timestamptz, message bigint)),
            noted as (
                insert into paging.entry (page, at, kind, actor, words)
                select :id, at, kind, actor, words
                from jsonb_to_recordset(cast(:entries as jsonb)) as given (
                    at timestamptz, kind text, actor text, words text))
            insert into paging.page (id, alert, service, severity, title, policies,
                state, policy_index, round, round_start, next_step, reached_nobody,
                everybody_at, everybody_line, opened_at, acknowledged_at,
                acknowledged_by, closed_at, due_at, because, failures)
            select id, alert, service, severity, title, policies,
                state, policy_index, round, round_start, next_step, reached_nobody,
                everybody_at, everybody_line, opened_at, acknowledged_at,
                acknowledged_by, closed_at, due_at, because, 0
            from given
            on conflict on constraint page_pk do update
            set severity = excluded.severity, policies = excluded.policies,
                state = excluded.state, policy_index = excluded.policy_index,
                round = excluded.round, round_start = excluded.round_start,
                next_step = excluded.next_step,
                reached_nobody = excluded.reached_nobody,
                everybody_at = excluded.everybody_at,
                everybody_line = excluded.everybody_line,
                acknowledged_at = excluded.acknowledged_at,
                acknowledged_by = excluded.acknowledged_by,
                closed_at = excluded.closed_at, due_at = excluded.due_at,
                because = excluded.because, failures = 0
            """;

    private static final TypeReference<List<Policy>> POLICIES = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    PageStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    PageId nextId() {
        return database.sql(
                        """
                        -- What is the next page called?
                        select nextval('paging.page_id')
                        """)
                .query((row, number) -> new PageId(row.getLong(1)))
                .single();
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
        return database.sql(
                        """
                        -- Who was paged, and what did they say?
                        select person, came, because, notified_at, answer, answered_at, remind_at,
                            reminders
                        from paging.page_person
                        where page = :page
                        order by notified_at, person
                        """)
                .param("page", page.value())
                .query((row, number) -> person(row))
                .list();
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

    /// A notification, and the message that it became; null while it is only planned.
    record Told(Notification notification, @Nullable MessageId message) {}

    /// Writes all of a draft in one statement.
    void save(Draft draft, List<Told> told) {
        database.sql(SAVE)
                .param("id", draft.page().id().value())
                .param("drops", draft.drops().name())
                .param("page", json.writeValueAsString(PageRow.of(draft.page())))
                .param("persons", json(draft.changedPersons().stream().map(PersonRow::of).toList()))
                .param("told", json(told.stream().map(ToldRow::of).toList()))
                .param("entries", json(draft.entries()))
                .update();
    }

    private String json(List<?> rows) {
        return json.writeValueAsString(rows);
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

    private record PageRow(
            long id,
            @Nullable Long alert,
            String service,
            String severity,
            String title,
            List<Policy> policies,
            String state,
            @JsonProperty("policy_index") int policyIndex,
            int round,
            @JsonProperty("round_start") Instant roundStart,
            @JsonProperty("next_step") int nextStep,
            @JsonProperty("reached_nobody") boolean reachedNobody,
            @JsonProperty("everybody_at") @Nullable Instant everybodyAt,
            @JsonProperty("everybody_line") String everybodyLine,
            @JsonProperty("opened_at") Instant openedAt,
            @JsonProperty("acknowledged_at") @Nullable Instant acknowledgedAt,
            @JsonProperty("acknowledged_by") String acknowledgedBy,
            @JsonProperty("closed_at") @Nullable Instant closedAt,
            @JsonProperty("due_at") @Nullable Instant dueAt,
            String because) {

        static PageRow of(Page page) {
            Position position = page.position();
            Page.Taken taken = page.taken();
            Page.Everybody call = page.everybody();
            AlertId alert = page.alert();
            return new PageRow(
                    page.id().value(),
                    alert == null ? null : alert.value(),
                    page.service().value(),
                    page.severity().word(),
                    page.title(),
                    page.policies(),
                    page.state().word(),
                    position.policy(),
                    position.round(),
                    position.roundStart(),
                    position.nextStep(),
                    position.reachedNobody(),
                    call == null ? null : call.at(),
                    call == null ? "" : call.line(),
                    page.openedAt(),
                    taken == null ? null : taken.at(),
                    taken == null ? "" : taken.by(),
                    page.closedAt(),
                    page.timer().dueAt(),
                    page.timer().because());
        }
    }

    private record PersonRow(
            String person,
            String came,
            String because,
            @JsonProperty("notified_at") Instant notifiedAt,
            String answer,
            @JsonProperty("answered_at") @Nullable Instant answeredAt,
            @JsonProperty("remind_at") @Nullable Instant remindAt,
            int reminders) {

        static PersonRow of(PagedPerson person) {
            return new PersonRow(
                    person.person().value(),
                    person.came(),
                    person.because(),
                    person.notifiedAt(),
                    person.answer().word(),
                    person.answeredAt(),
                    person.remindAt(),
                    person.reminders());
        }
    }

    private record ToldRow(
            String person,
            String channel,
            String address,
            String because,
            @JsonProperty("due_at") Instant dueAt,
            @Nullable Long message) {

        static ToldRow of(Told told) {
            Notification notification = told.notification();
            MessageId message = told.message();
            return new ToldRow(
                    notification.person().value(),
                    notification.channel(),
                    notification.address(),
                    notification.because(),
                    notification.dueAt(),
                    message == null ? null : message.value());
        }
    }
}
