package dev.afterglow.paging;

import static dev.afterglow.paging.PageStore.timestamp;

import dev.afterglow.alerts.AlertId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the vigil looks at, in SQL. Deliberately not the queries that the timers use.
@Component
class VigilStore {

    private final JdbcClient database;

    VigilStore(JdbcClient database) {
        this.database = database;
    }

    /// Something that is not as it must be.
    record Finding(String subject, String words) {}

    /// Firing pages for which nothing is due any more.
    List<Finding> unanswered(int limit) {
        return database.sql(
                        """
                        -- Which alerts fire, with nobody having them and nothing due?
                        select 'page:' || id as subject,
                            'Page ' || id || ', ' || title || ' (' || service || '): '
                                || because as words
                        from paging.page
                        where state = 'firing'
                          and due_at is null
                        order by id
                        limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) ->
                        new Finding(row.getString("subject"), row.getString("words")))
                .list();
    }

    /// Those of the alerts that have no page.
    List<Finding> unpaged(List<AlertId> alerts, int limit) {
        return database.sql(
                        """
                        -- Which of these alerts have no page?
                        select 'alert:' || given.alert as subject,
                            'Alert ' || given.alert || ': no page was opened for it' as words
                        from unnest(:alerts) as given (alert)
                        where not exists (
                            select from paging.page
                            where page.alert = given.alert
                              and page.state <> 'closed')
                        order by given.alert
                        limit :limit
                        """)
                .param("alerts", alerts.stream().map(AlertId::value).toArray(Long[]::new))
                .param("limit", limit)
                .query((row, number) ->
                        new Finding(row.getString("subject"), row.getString("words")))
                .list();
    }

    /// Timers that are overdue: nobody works on them.
    List<Finding> late(Instant before, int limit) {
        return database.sql(
                        """
                        -- Which timers does nobody work on?
                        select 'late:' || id as subject,
                            'Page ' || id || ', ' || title || ' (' || service
                                || '): its timer is overdue' as words
                        from paging.page
                        where due_at < :before
                        order by due_at
                        limit :limit
                        """)
                .param("before", timestamp(before))
                .param("limit", limit)
                .query((row, number) ->
                        new Finding(row.getString("subject"), row.getString("words")))
                .list();
    }

    /// Gives a timer to firing pages that have steps left and yet no timer, which must not happen.
    int restartStuck(Instant openedBefore, Instant now) {
        return database.sql(
                        """
                        -- Which firing pages lost their timer?
                        update paging.page
                        set due_at = :now
                        where state = 'firing'
                          and due_at is null
                          and opened_at < :before
                          and jsonb_array_length(policies) > policy_index
                          and next_step < jsonb_array_length(policies -> policy_index -> 'steps')
                        """)
                .param("now", timestamp(now))
                .param("before", timestamp(openedBefore))
                .update();
    }

    /// Those findings that were not told since an instant; they count as told now. Findings that
    /// are gone are forgotten.
    List<Finding> newOnes(List<Finding> findings, Instant toldBefore, Instant now) {
        String[] subjects = findings.stream().map(Finding::subject).toArray(String[]::new);
        database.sql(
                        """
                        -- Which findings are gone?
                        delete from paging.finding
                        where subject <> all(:subjects)
                        """)
                .param("subjects", subjects)
                .update();
        Set<String> news =
                database.sql(
                                """
                                -- Which findings must be told now?
                                insert into paging.finding (subject, found_at, told_at, words)
                                select subject, :now, :now, words
                                from unnest(:subjects, :words) as given (subject, words)
                                order by subject
                                on conflict on constraint finding_pk do update
                                set told_at = excluded.told_at
                                where finding.told_at <= :told_before
                                returning subject
                                """)
                        .param("subjects", subjects)
                        .param(
                                "words",
                                findings.stream().map(Finding::words).toArray(String[]::new))
                        .param("told_before", timestamp(toldBefore))
                        .param("now", timestamp(now))
                        .query((row, number) -> row.getString(1))
                        .set();
        return findings.stream().filter(finding -> news.contains(finding.subject())).toList();
    }
}
