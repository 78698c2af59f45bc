package dev.afterglow.delivery;

import static dev.afterglow.delivery.DeliveryStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What became of each message, for reading, in SQL.
@Component
class OutboxLists {

    private static final int MOST = 100;
    private static final int MOST_OF_REFERENCES = 5000;

    private final JdbcClient database;

    OutboxLists(JdbcClient database) {
        this.database = database;
    }

    /// Newest first, at most 100.
    ///
    /// @param state one of the states, or empty for all
    List<OutboxLine> before(MessageId before, String state) {
        return database.sql(
                        """
                        -- Which messages came before this one, newest first?
                        select message.*
                        from delivery.message
                        where id < :before
                          and (:state = '' or state = :state)
                        order by id desc
                        limit :most
                        """)
                .param("before", before.value())
                .param("state", state)
                .param("most", MOST)
                .query((row, number) -> line(row))
                .list();
    }

    Optional<OutboxLine> line(MessageId id) {
        return database.sql(
                        """
                        -- What became of this message?
                        select message.*
                        from delivery.message
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> line(row))
                .optional();
    }

    List<OutboxLine> of(Collection<String> references) {
        return database.sql(
                        """
                        -- What became of the messages about these things?
                        select message.*
                        from delivery.message
                        where reference = any(:references)
                        order by id
                        limit :most
                        """)
                .param("references", references.toArray(String[]::new))
                .param("most", MOST_OF_REFERENCES)
                .query((row, number) -> line(row))
                .list();
    }

    List<AttemptLine> attempts(MessageId id) {
        return database.sql(
                        """
                        -- What was tried to send this message?
                        select number, server, started_at, ended_at, outcome, reason,
                            provider_reference
                        from delivery.attempt
                        where message = :id
                        order by number
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new AttemptLine(
                                row.getInt("number"),
                                row.getString("server"),
                                instant(row, "started_at"),
                                nullable(row.getTimestamp("ended_at")),
                                row.getString("outcome"),
                                row.getString("reason"),
                                row.getString("provider_reference")))
                .list();
    }

    /// How many messages are in each state that is not an end.
    Map<String, Long> underWay() {
        return database
                .sql(
                        """
                        -- How full is the outbox?
                        select state, count(*) as count
                        from delivery.message
                        where state in ('waiting', 'sending')
                        group by state
                        """)
                .query((row, number) -> Map.entry(row.getString("state"), row.getLong("count")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static OutboxLine line(ResultSet row) throws SQLException {
        return new OutboxLine(
                new MessageId(row.getLong("id")),
                row.getString("channel"),
                row.getString("address"),
                row.getString("person"),
                Priority.ofRank(row.getInt("priority")),
                row.getString("subject"),
                row.getString("reference"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getBoolean("may_be_repeat"),
                instant(row, "created_at"),
                instant(row, "due_at"),
                nullable(row.getTimestamp("ended_at")),
                row.getString("reason"),
                id(row, "fell_from"),
                id(row, "bundled_into"));
    }

    private static @Nullable MessageId id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : new MessageId(value);
    }

    private static @Nullable Instant nullable(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
