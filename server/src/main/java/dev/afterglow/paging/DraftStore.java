package dev.afterglow.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.delivery.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Everything that drafts change, in SQL: one statement, however many pages there are.
@Component
class DraftStore {

    private static final String SAVE =
            """
            -- What is true of these pages now?
            with given as (
                select *
                from jsonb_to_recordset(cast(:pages as jsonb)) as given (
                    drops text, id bigint, alert bigint, service text, severity text, title text,
                    policies jsonb, state text, policy_index int, round int,
                    round_start timestamptz, next_step int, reached_nobody boolean,
                    everybody_at timestamptz, everybody_line text,
                    opened_at timestamptz, acknowledged_at timestamptz,
                    acknowledged_by text, closed_at timestamptz, due_at timestamptz,
                    because text)),
            dropped as (
                update paging.notification
                set state = 'dropped'
                from given
                where notification.page = given.id
                  and notification.state = 'planned'
                  and (given.drops = 'ALL' or given.drops = 'OTHERS' and not exists (
                      select from paging.page_person as asked
                      where asked.page = notification.page
                        and asked.person = notification.person
                        and asked.answer = 'none'
                        and asked.remind_at is not null))),
            person as (
                insert into paging.page_person (page, person, came, because,
                    notified_at, answer, answered_at, remind_at, reminders)
                select page, person, came, because,
                    notified_at, answer, answered_at, remind_at, reminders
                from jsonb_to_recordset(cast(:persons as jsonb)) as given (
                    page bigint, person text, came text, because text, notified_at timestamptz,
                    answer text, answered_at timestamptz, remind_at timestamptz,
                    reminders int)
                on conflict on constraint page_person_pk do update
                set because = excluded.because, notified_at = excluded.notified_at,
                    answer = excluded.answer, answered_at = excluded.answered_at,
                    remind_at = excluded.remind_at, reminders = excluded.reminders),
            told as (
                insert into paging.notification (page, person, channel, address,
                    because, due_at, state, message)
                select page, person, channel, address,
                    because, due_at,
                    case when message is null then 'planned' else 'sent' end, message
                from jsonb_to_recordset(cast(:told as jsonb)) as given (
                    page bigint, person text, channel text, address text, because text,
                    due_at timestamptz, message bigint)),
            noted as (
                insert into paging.entry (page, at, kind, actor, words)
                select page, at, kind, actor, words
                from jsonb_to_recordset(cast(:entries as jsonb)) as given (
                    page bigint, at timestamptz, kind text, actor text, words text))
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

    private final JdbcClient database;
    private final JsonMapper json;

    DraftStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// A notification, and the message that it became; null while it is only planned.
    record Told(Notification notification, @Nullable MessageId message) {}

    /// A draft, and what became of its notifications.
    record Saved(Draft draft, List<Told> told) {}

    /// @param drafts of different pages
    void save(List<Saved> drafts) {
        List<PageRow> pages = new ArrayList<>();
        List<PersonRow> persons = new ArrayList<>();
        List<ToldRow> told = new ArrayList<>();
        List<EntryRow> entries = new ArrayList<>();
        for (Saved saved : drafts) {
            Draft draft = saved.draft();
            PageId page = draft.page().id();
            pages.add(PageRow.of(draft));
            draft.changedPersons().forEach(one -> persons.add(PersonRow.of(page, one)));
            saved.told().forEach(one -> told.add(ToldRow.of(page, one)));
            draft.entries().forEach(one -> entries.add(EntryRow.of(page, one)));
        }
        database.sql(SAVE)
                .param("pages", json.writeValueAsString(pages))
                .param("persons", json.writeValueAsString(persons))
                .param("told", json.writeValueAsString(told))
                .param("entries", json.writeValueAsString(entries))
                .update();
    }

    private record EntryRow(long page, Instant at, String kind, String actor, String words) {

        static EntryRow of(PageId page, PageEntry entry) {
            return new EntryRow(
                    page.value(), entry.at(), entry.kind(), entry.actor(), entry.words());
        }
    }

    private record PageRow(
            String drops,
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

        static PageRow of(Draft draft) {
            Page page = draft.page();
            Position position = page.position();
            Page.Taken taken = page.taken();
            Page.Everybody call = page.everybody();
            AlertId alert = page.alert();
            return new PageRow(
                    draft.drops().name(),
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
            long page,
            String person,
            String came,
            String because,
            @JsonProperty("notified_at") Instant notifiedAt,
            String answer,
            @JsonProperty("answered_at") @Nullable Instant answeredAt,
            @JsonProperty("remind_at") @Nullable Instant remindAt,
            int reminders) {

        static PersonRow of(PageId page, PagedPerson person) {
            return new PersonRow(
                    page.value(),
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
            long page,
            String person,
            String channel,
            String address,
            String because,
            @JsonProperty("due_at") Instant dueAt,
            @Nullable Long message) {

        static ToldRow of(PageId page, Told told) {
            Notification notification = told.notification();
            MessageId message = told.message();
            return new ToldRow(
                    page.value(),
                    notification.person().value(),
                    notification.channel(),
                    notification.address(),
                    notification.because(),
                    notification.dueAt(),
                    message == null ? null : message.value());
        }
    }
}
