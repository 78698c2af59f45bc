package dev.afterglow.actions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Issues of actions: what is wanted of a tracker, and what came of it.
@Component
class IssueStore {

    private static final String COLUMNS =
            """
            select action, tracker, marker, number, address, title, state, to_say, to_close,
                was_tried, trouble, failures, next_at, read_at
            from actions.issue
            """;

    private final JdbcClient database;

    IssueStore(JdbcClient database) {
        this.database = database;
    }

    /// An issue with what still has to be done to it.
    ///
    /// @param marker stands in its text, so that one that was made unseen is found again; each link
    ///     has its own, so what came of an order is never kept for a link made since
    /// @param toSay a comment to add; null for none
    /// @param wasTried whether somebody may have done it before a crash
    record Order(
            Issue issue,
            String marker,
            @Nullable String toSay,
            boolean toClose,
            boolean wasTried,
            int failures) {}

    Optional<Issue> of(ActionId action) {
        return database.sql("-- Which issue has an action?\n" + COLUMNS + "where action = :action")
                .param("action", action.value())
                .query(IssueStore::order)
                .optional()
                .map(Order::issue);
    }

    /// False when the action has one already.
    boolean want(Issue issue, String marker, @Nullable String number) {
        return database.sql(
                                """
                                -- An issue is wanted, or one that is there is linked.
                                insert into actions.issue (
                                    action, tracker, marker, number, address, state, next_at)
                                values (
                                    :action, :tracker, :marker, :number, :address, :state, :now)
                                on conflict (action) do nothing
                                """)
                        .param("action", issue.action().value())
                        .param("tracker", issue.tracker())
                        .param("marker", marker)
                        .param("number", number)
                        .param("address", issue.address())
                        .param("state", issue.state().word())
                        .param("now", Timestamp.from(issue.nextAt()))
                        .update()
                == 1;
    }

    boolean remove(ActionId action) {
        return database.sql("delete from actions.issue where action = :action")
                        .param("action", action.value())
                        .update()
                == 1;
    }

    /// The action ended: the issue is told and closed as soon as it can be.
    void tell(ActionId action, String words, Instant now) {
        database.sql(
                        """
                        -- The issue is told how the action ended.
                        update actions.issue
                        set to_say = :words, to_close = true, was_tried = false, next_at = :now,
                            failures = 0
                        where action = :action
                        """)
                .param("action", action.value())
                .param("words", words)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Looks at it as soon as possible.
    void hurry(ActionId action, Instant now) {
        database.sql(
                        """
                        -- Somebody does not want to wait.
                        update actions.issue
                        set next_at = least(next_at, :now)
                        where action = :action
                        """)
                .param("action", action.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Takes some that are due, those that something is wanted of first; nobody else does until the
    /// lease ends. Notes in the same breath that they may have been tried, and returns how that
    /// stood before.
    List<Order> take(Instant now, Instant until, int most) {
        return database.sql(
                        """
                        -- Whose turn is it?
                        with due as (
                            select action, was_tried as tried
                            from actions.issue
                            where next_at <= :now and (held_until is null or held_until <= :now)
                            order by (number is null or to_say is not null or to_close) desc,
                                next_at, action
                            limit :most
                            for update skip locked)
                        update actions.issue i
                        set held_until = :until,
                            was_tried = i.was_tried or i.number is null or i.to_say is not null
                        from due
                        where i.action = due.action
                        returning i.action, i.tracker, i.marker, i.number, i.address, i.title,
                            i.state, i.to_say, i.to_close, due.tried as was_tried, i.trouble,
                            i.failures, i.next_at, i.read_at
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("most", most)
                .query(IssueStore::order)
                .list();
    }

    /// Keeps how it stands there, and that all that was asked for is done.
    ///
    /// @return false when the link was taken away meanwhile, so that nothing is kept
    boolean keep(Order order, IssueTracker.Found found, Instant now, Instant nextAt) {
        return database.sql(
                                """
                                -- How does it stand there?
                                update actions.issue
                                set number = :number, address = :address, title = :title,
                                    state = :state,
                                    was_tried = to_say is not null and was_tried, trouble = '',
                                    failures = 0, read_at = :now, held_until = null,
                                    next_at = case when to_say is not null or to_close
                                        then cast(:now as timestamptz)
                                        else cast(:nextAt as timestamptz) end
                                where action = :action and marker = :marker
                                """)
                        .param("action", order.issue().action().value())
                        .param("marker", order.marker())
                        .param("number", found.number())
                        .param("address", found.address())
                        .param("title", found.title())
                        .param(
                                "state",
                                (found.isClosed() ? Issue.State.CLOSED : Issue.State.OPEN).word())
                        .param("now", Timestamp.from(now))
                        .param("nextAt", Timestamp.from(nextAt))
                        .update()
                == 1;
    }

    /// The comment is there; words that came since are still to be said.
    void wasSaid(Order order, String words) {
        database.sql(
                        """
                        -- It was said.
                        update actions.issue
                        set to_say = null, was_tried = false
                        where action = :action and marker = :marker
                          and to_say = :words
                        """)
                .param("action", order.issue().action().value())
                .param("marker", order.marker())
                .param("words", words)
                .update();
    }

    void wasClosed(Order order) {
        database.sql(
                        """
                        -- It was closed.
                        update actions.issue
                        set to_close = false
                        where action = :action and marker = :marker
                        """)
                .param("action", order.issue().action().value())
                .param("marker", order.marker())
                .update();
    }

    /// Keeps what is in the way; what was asked for stays asked for.
    ///
    /// @return false when the link was taken away meanwhile
    boolean postpone(Order order, TrackerTrouble trouble, Instant nextAt) {
        boolean gone = trouble.kind() == TrackerTrouble.Kind.GONE;
        return database.sql(
                                """
                                -- It has to wait.
                                update actions.issue
                                set trouble = :trouble, failures = least(failures + 1, 1000),
                                    next_at = :nextAt, held_until = null,
                                    state = case when :gone and number is not null
                                        then 'gone' else state end
                                where action = :action and marker = :marker
                                """)
                        .param("action", order.issue().action().value())
                        .param("marker", order.marker())
                        .param("trouble", trouble.sentence())
                        .param("gone", gone)
                        .param("nextAt", Timestamp.from(nextAt))
                        .update()
                == 1;
    }

    private static Order order(ResultSet row, int number) throws SQLException {
        Timestamp read = row.getTimestamp("read_at");
        return new Order(
                new Issue(
                        new ActionId(row.getLong("action")),
                        row.getString("tracker"),
                        Objects.requireNonNullElse(row.getString("number"), ""),
                        row.getString("address"),
                        row.getString("title"),
                        Issue.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("trouble"),
                        row.getTimestamp("next_at").toInstant(),
                        read == null ? null : read.toInstant()),
                row.getString("marker"),
                row.getString("to_say"),
                row.getBoolean("to_close"),
                row.getBoolean("was_tried"),
                row.getInt("failures"));
    }
}
