package dev.afterglow.delivery;

import static dev.afterglow.delivery.DeliveryStore.timestamp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Messages that a reader finds inside the product, in SQL.
@Component
class InboxStore {

    private static final int MOST = 200;

    private final JdbcClient database;

    InboxStore(JdbcClient database) {
        this.database = database;
    }

    /// Keeps a message once, whatever the number of attempts.
    Outcome keep(Outgoing outgoing, String channel) {
        database.sql(
                        """
                        -- What arrived inside?
                        insert into delivery.inbox_message (message, person, address, channel,
                            subject, text, link, arrived_at)
                        values (:message, :person, :address, :channel,
                            :subject, :text, :link, :now)
                        on conflict on constraint inbox_message_pk do nothing
                        """)
                .param("message", outgoing.id().value())
                .param("person", outgoing.person())
                .param("address", outgoing.address())
                .param("channel", channel)
                .param("subject", outgoing.oneLine())
                .param("text", outgoing.body())
                .param("link", outgoing.extra("link"))
                .param("now", timestamp(outgoing.startedAt()))
                .update();
        return new Outcome.Sent("inbox:" + outgoing.id());
    }

    /// The newest messages first, at most 200.
    ///
    /// @param person only theirs, or null for everybody's
    List<InboxMessage> newest(@Nullable String person) {
        return database.sql(
                        """
                        -- What arrived inside, newest first?
                        select message, coalesce(person, address) as recipient, channel, subject,
                            text, link, arrived_at
                        from delivery.inbox_message
                        where cast(:person as text) is null
                           or person = :person
                        order by message desc
                        limit :most
                        """)
                .param("person", person)
                .param("most", MOST)
                .query((row, number) ->
                        new InboxMessage(
                                new MessageId(row.getLong("message")),
                                row.getString("recipient"),
                                row.getString("channel"),
                                row.getString("subject"),
                                row.getString("text"),
                                row.getString("link"),
                                DeliveryStore.instant(row, "arrived_at")))
                .list();
    }
}
