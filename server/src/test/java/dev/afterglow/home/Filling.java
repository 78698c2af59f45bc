package dev.afterglow.home;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Rows as many as an organisation of thousands has after years, straight into the tables.
///
/// @param scale 1 for the sizes of the design: 100,000 incidents, 5 million pages, 10 million lines
record Filling(JdbcClient database, TransactionTemplate transaction, double scale) {

    static final int PEOPLE = 5_000;
    static final int TEAMS = 400;
    static final int SERVICES = 3_000;
    private static final int LINES_EACH = 100;
    private static final int LINES_BLOCK = 5_000;
    private static final int PAGES_BLOCK = 200_000;

    int incidents() {
        return (int) (100_000 * scale);
    }

    int pages() {
        return (int) (5_000_000 * scale);
    }

    int lines() {
        return incidents() * LINES_EACH;
    }

    void run() {
        people();
        incidentRows();
        reviewRows();
        pageRows();
        each(List.of("analyze"));
        // As it does by itself in life: then what an index knows is not looked up in the rows.
        database.sql("vacuum incidents.incident, incidents.touched_service").update();
    }

    private void people() {
        each(
                List.of(
                        """
                        insert into people.person (id, name, email, zone, hours, role, active,
                            created_at, changed_at)
                        select 'p' || n, 'Person ' || n, 'p' || n || '@example.org',
                            (array['Europe/Lisbon', 'America/Los_Angeles', 'Asia/Kolkata'])
                                [1 + n %% 3],
                            'mon-fri 09:00-17:30', 'responder', true, '2024-01-01', '2024-01-01'
                        from generate_series(1, %d) as n
                        """
                                .formatted(PEOPLE),
                        """
                        insert into people.team (id, name, created_at)
                        select 't' || n, 'Team ' || n, '2024-01-01'
                        from generate_series(1, %d) as n
                        """
                                .formatted(TEAMS),
                        """
                        insert into people.team_member (team, person, position)
                        select 't' || (1 + n %% %d), 'p' || n, n
                        from generate_series(1, %d) as n
                        """
                                .formatted(TEAMS, PEOPLE),
                        """
                        insert into services.service (id, name, team, created_at)
                        select 's' || n, 'Service ' || n, 't' || (1 + n %% %d), '2024-01-01'
                        from generate_series(1, %d) as n
                        """
                                .formatted(TEAMS, SERVICES),
                        """
                        insert into services.dependency (service, needs)
                        select 's' || n, 's' || (n / 3)
                        from generate_series(3, %d) as n
                        """
                                .formatted(SERVICES)));
    }

    private void incidentRows() {
        each(
                List.of(
                        """
                        insert into incidents.incident (title, summary, kind, severity, phase,
                            declared_at, felt_from, felt_until, stable_at, closed_at, sight,
                            felt_first_by)
                        select 'Play fails for some, number ' || n, 'What is known so far.',
                            'impact', 1 + n %% 4, 'closed', at, at - interval '9 min',
                            at + interval '40 min', at + interval '40 min',
                            at + interval '1 day', 'seen', 'support'
                        from generate_series(1, %1$d) as n,
                            lateral (select timestamptz '2026-03-04 09:00Z'
                                - (%1$d - n) * interval '10 min' as at) as time
                        """
                                .formatted(incidents()),
                        """
                        update incidents.incident
                        set phase = 'responding', closed_at = null, sight = null,
                            stable_at = null, felt_until = null
                        where id > %d - 5
                        """
                                .formatted(incidents()),
                        """
                        insert into incidents.touched_service (incident, service, position)
                        select id, 's' || (1 + id %% %d), 0
                        from incidents.incident
                        """
                                .formatted(SERVICES),
                        """
                        insert into incidents.participant (incident, person, reached, joined_at,
                            note)
                        select id, 'p' || (1 + (id * 7 + n) %% %d), 'paged', declared_at, ''
                        from incidents.incident, generate_series(1, 5) as n
                        """
                                .formatted(PEOPLE)));
        inBlocks(
                incidents(),
                LINES_BLOCK,
                """
                insert into incidents.record_line (incident, at, written_at, kind, author,
                    speaker, text, is_key_moment, source)
                select id, declared_at + n * interval '20 s', declared_at, 'note',
                    'p' || (1 + (id + n) %% %d), 'Person ' || n,
                    'Saw errors on shard ' || n || ' and told the others.', false,
                    'bench:' || n
                from incidents.incident, generate_series(1, %d) as n
                where id between :from and :to
                """
                        .formatted(PEOPLE, LINES_EACH));
    }

    /// Every second incident is decided on, every tenth has a story that was published.
    private void reviewRows() {
        each(
                List.of(
                        """
                        insert into reviews.decision (incident, deserves, reason, cost_hours,
                            decided_by, decided_at)
                        select id, 'write-up', 'The missing piece is written nowhere.', 9, 'p1',
                            declared_at + interval '1 day'
                        from incidents.incident
                        where id % 2 = 0 and phase = 'closed'
                        """,
                        """
                        insert into reviews.review (incident, style, standing, facilitator,
                            is_guided, is_practice, begun_by, begun_at, published_at)
                        select id, 'facilitator', 'published', 'p2', false, false, 'p1',
                            declared_at + interval '1 day', declared_at + interval '9 days'
                        from incidents.incident
                        where id % 10 = 0 and phase = 'closed'
                        """,
                        """
                        insert into reviews.version (review, number, title, text, author,
                            written_at, note)
                        select id, n, 'Keys that TVs keep, ' || id,
                            repeat('## Detection, 21:38' || e'\\n\\n' || repeat(
                                'They saw errors on one shard and told the others. ', 30)
                                || e'\\n\\n', 6),
                            'p1', begun_at, ''
                        from reviews.review, generate_series(1, 3) as n
                        """));
    }

    int reviews() {
        return incidents() / 10 - 1;
    }

    private void pageRows() {
        inBlocks(
                pages(),
                PAGES_BLOCK,
                """
                insert into alerts.alert (service, source, dedup_key, severity, title,
                    details, labels, state, opened_at, last_seen_at, seen_count,
                    resolved_at, resolved_by)
                select 's' || (1 + n %% %2$d), 'integration:bench', 'k' || n, 'critical',
                    'Errors rise, ' || n, '', '{}', 'resolved', at, at, 1,
                    at + interval '30 min', 'system:bench'
                from generate_series(:from, :to) as n,
                    lateral (select timestamptz '2026-03-04 09:00Z'
                        - (%1$d - n) * interval '12 s' as at) as time
                """
                        .formatted(pages(), SERVICES));
        inBlocks(
                pages(),
                PAGES_BLOCK,
                """
                insert into paging.page (id, alert, service, severity, title, policies,
                    state, policy_index, round, round_start, next_step, reached_nobody,
                    everybody_line, opened_at, acknowledged_at, acknowledged_by,
                    closed_at, because, failures)
                select id, id, service, severity, title, '[]', 'closed', 0, 0, opened_at,
                    0, false, '', opened_at, opened_at, 'person:p1', resolved_at, '', 0
                from alerts.alert
                where id between :from and :to
                """);
        inBlocks(
                pages(),
                PAGES_BLOCK,
                """
                insert into paging.page_person (page, person, came, because, notified_at,
                    answer, answered_at, reminders)
                select id, 'p' || (1 + id %% %d), 'policy', 'on call in core', opened_at,
                    'here', opened_at, 0
                from paging.page
                where id between :from and :to
                """
                        .formatted(PEOPLE));
        each(List.of("select setval('paging.page_id', %d)".formatted(pages() + 1)));
    }

    private void each(List<String> statements) {
        statements.forEach(statement -> fill(statement, Map.of()));
    }

    /// One statement for each block of ids: a connection waits a minute for an answer at most.
    private void inBlocks(int count, int block, String statement) {
        for (int from = 1; from <= count; from += block) {
            int to = Math.min(count, from + block - 1);
            fill(statement, Map.of("from", from, "to", to));
        }
    }

    /// As a replica: foreign keys hold by how the rows are made.
    private void fill(String statement, Map<String, Integer> parameters) {
        transaction.executeWithoutResult(status -> {
            database.sql("set local session_replication_role = replica").update();
            database.sql("set local synchronous_commit = off").update();
            if (statement.startsWith("select")) {
                database.sql(statement).query((row, number) -> row.getLong(1)).single();
            } else {
                database.sql(statement).params(parameters).update();
            }
        });
    }
}
