package dev.afterglow.home;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What thousands of people have worried about and meant to do in two years, straight into the
/// tables: after [Filling], whose people, services and incidents it names.
record LearntFilling(JdbcClient database, TransactionTemplate transaction, int incidents) {

    static final int RISKS = 400;
    static final int ACTIONS = 5_000;
    private static final int ROUNDS = 13;
    private static final String WORDS =
            """
            array['the clock', 'a key', 'the cache', 'one switch', 'billing', 'the runbook',
                'our partner', 'a certificate', 'the calendar', 'the old console', 'naming',
                'the drill', 'traffic', 'a silence', 'the freeze', 'the gateway', 'the night']\
            """;

    /// One page of each worry that waits to be read.
    List<String> desk() {
        return database.sql("select id from radar.submission where risk is null order by id")
                .query(String.class)
                .list();
    }

    void run() {
        risks();
        worries();
        sessions();
        actions();
        each("analyze");
    }

    private void risks() {
        each(
                """
                insert into radar.cycle (opens_at, closes_at, is_closed)
                select at, at + interval '60 days', n < %1$d
                from generate_series(1, %1$d) as n,
                    lateral (select timestamptz '2026-02-20 00:00Z'
                        - (%1$d - n) * interval '60 days' as at) as time
                """
                        .formatted(ROUNDS),
                """
                insert into radar.risk (told, first_cycle, on_agenda, released, first_heard)
                select 'Risk ' || n || ' knows no calendar, and nobody asks before it moves.',
                    1 + n %% %2$d, n > %1$d - 20,
                    case when n > %1$d - 40 then 0 else 1 + n %% 9 end,
                    case when n > %1$d - 40 then null
                        else timestamptz '2024-05-01Z' + n * interval '40 hours' end
                from generate_series(1, %1$d) as n
                """
                        .formatted(RISKS, ROUNDS - 1),
                """
                insert into radar.risk_service (risk, service)
                select id, 's' || (1 + (id * 7 + n) %% %d)
                from radar.risk, generate_series(1, 2) as n
                """
                        .formatted(Filling.SERVICES));
    }

    private void worries() {
        each(
                """
                insert into radar.submission (id, cycle, slot, promise, known_by, part, risk,
                    on_desk, is_counted)
                select gen_random_uuid(), 1 + n %% %2$d, 1 + n %% 3, 'confidential', 'feeling', '',
                    case when n %% 10 = 0 then null else 1 + n %% %1$d end, true, false
                from generate_series(1, 4000) as n
                """
                        .formatted(RISKS, ROUNDS),
                """
                insert into radar.original (submission, cycle, words)
                select id, cycle, 'Every time ' || of[1 + draw %% 17] || ' changes I look at '
                    || of[1 + draw / 17 %% 17] || ', and nobody knows ' || of[1 + draw / 289 %% 17]
                    || ' as long as ' || of[1 + draw / 4913 %% 17] || ' is away.'
                from radar.submission,
                    lateral (select abs(hashtext(id::text)) as draw) as one,
                    (select %s as of) as words
                """
                        .formatted(WORDS));
    }

    private void sessions() {
        each(
                """
                insert into radar.session (starts_at, state, attended)
                select closes_at + interval '2 days', 'held', 40
                from radar.cycle
                where is_closed
                """,
                """
                insert into radar.agenda_item (session, risk, position, told, people, facets)
                select 1 + r.id %% %d, r.id, r.id, r.told, r.released, ''
                from radar.risk r
                where r.first_heard is not null
                """
                        .formatted(ROUNDS - 1),
                """
                insert into radar.risk_incident (risk, incident, linked_at)
                select id, 1 + (id * 37) %% %d, '2026-03-01Z'
                from radar.risk
                where first_heard is not null and id %% 2 = 0
                """
                        .formatted(incidents));
    }

    private void actions() {
        each(
                """
                insert into actions.action (title, detail, origin, incident, cost, value, strength,
                    state, automates, created_at, touched_at, forecasts_open, ended_at, reason,
                    lost_to, surprise, skill, stop, look_again)
                select 'Two key sets, number ' || n, 'Why it was thought of.', 'incident',
                    1 + n %% %2$d,
                    (array['minutes', 'hours', 'days', 'weeks', 'months'])[1 + n %% 5],
                    1 + n %% 5, (array['%3$s', '%4$s'])[1 + n %% 2],
                    (array['done', 'declined', 'open', 'overtaken', 'done'])[1 + n %% 5],
                    case when n %% 10 = 0 then 's' || (1 + n %% 3000) end, at, at, false,
                    case when n %% 5 <> 2 then at + (n %% 170) * interval '1 day' end, 'Because.',
                    case when n %% 5 = 1 then 'launch ' || n %% 6 else '' end,
                    case when n %% 10 = 0 then 'Silence reads as go' end,
                    case when n %% 10 = 0 then 'Asking first' end,
                    case when n %% 10 = 0 then 'A switch' end,
                    case when n %% 10 = 0 then date '2026-09-01' end
                from generate_series(1, %1$d) as n,
                    lateral (select timestamptz '2026-03-04 09:00Z'
                        - (%1$d - n) * interval '210 min' as at) as time
                """
                        .formatted(ACTIONS, incidents, "ELIMINATE", "REMIND"),
                """
                insert into actions.said (action, people, percent)
                select id, 5, 10 + id %% 81
                from actions.action
                where id %% 2 = 0
                """
                        .replace("%%", "%"));
    }

    private void each(String... statements) {
        for (String statement : List.of(statements)) {
            transaction.executeWithoutResult(status -> {
                database.sql("set local session_replication_role = replica").update();
                database.sql(statement).update();
            });
        }
    }
}
